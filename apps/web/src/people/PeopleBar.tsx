import { type Participant, ParticipantState } from '@coedit/protocol';
import { useState } from 'react';
import { copyLinkToPerson } from '../session/link-to-place.ts';
import { useSession } from '../session/session-context.tsx';
import { useNarrow } from '../shell/use-media.ts';
import { text } from '../texts/texts.ts';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu, MenuHeading, MenuItem, MenuSeparator, SubMenu } from '../ui/Menu.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { useAskingPeople } from './EditRequests.tsx';
import { initials } from './initials.ts';
import { usePeopleCommands, useRequestCommands } from './people-commands.ts';
import { usePersonStyle } from './person-colour.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RequestItems } from './RequestItems.tsx';
import { RoleItems } from './RoleItems.tsx';
import { isSomewhere, jumpTo, whereabouts } from './whereabouts.ts';
import './people.css';

const MOST_WIDE = 6;
const MOST_NARROW = 2;

/** Everyone here but me; a click jumps to them or follows them. */
export function PeopleBar() {
  const { client } = useSession();
  const asking = useAskingPeople();
  const others = useReadable(client.participants);
  // Who waits for my answer comes first: the bar may have no room for all.
  const people = [...asking, ...others.filter((person) => !asking.includes(person))];
  const [removing, setRemoving] = useState<Participant | null>(null);
  usePeopleCommands(others, setRemoving);
  useRequestCommands(asking);
  const most = useNarrow() ? MOST_NARROW : MOST_WIDE;
  // One picture less, so that the "+N" has a place.
  const shown = people.length > most ? people.slice(0, most - 1) : people;
  const rest = people.slice(shown.length);
  return (
    <>
      <ul className="people" aria-label={text.people.people}>
        {shown.map((person) => (
          <li key={person.userId}>
            <PersonMenu person={person} />
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <RestMenu people={rest} />
          </li>
        )}
      </ul>
      {removing !== null && <RemoveDialog person={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function PersonMenu({ person }: { readonly person: Participant }) {
  const { client, workbench } = useSession();
  const personStyle = usePersonStyle();
  const { following } = useReadable(workbench.state);
  const isFollowed = following === person.userId;
  const followsMe = useReadable(client.followers).includes(person.userId);
  const asks = useAskingPeople().some(({ userId }) => userId === person.userId);
  const description = text.people.describe(
    person.name,
    text.common.role(person.role),
    text.people.state(person.state),
  );
  const trigger = (
    <button
      type="button"
      className={classNames(
        'avatar',
        `avatar-${text.people.state(person.state)}`,
        isFollowed && 'avatar-followed',
      )}
      style={personStyle(person.colour)}
      title={titleOf(person, asks, followsMe)}
      aria-label={asks ? `${description}, ${text.people.requests.mark}` : description}
    >
      {initials(person.name)}
      {followsMe && <Icon name="eye" />}
      {asks && (
        <span className="avatar-asks">
          <Icon name="edit" />
        </span>
      )}
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <PersonItems person={person} />
    </Menu>
  );
}

function PersonItems({ person }: { readonly person: Participant }) {
  const services = useSession();
  const { client, workbench } = services;
  const cursor = useReadable(client.cursors).get(person.userId);
  const isFollowed = useReadable(workbench.state).following === person.userId;
  const state = person.state === ParticipantState.Active ? '' : ` · ${text.people.state(person.state)}`;
  return (
    <>
      <MenuHeading>
        <strong className="person-name">{person.name}</strong>
        <span>{`${text.common.role(person.role)}${state}`}</span>
        <span className="person-where">{whereabouts(client, cursor)}</span>
      </MenuHeading>
      <MenuSeparator />
      <RequestItems person={person} />
      {/* The heading says why not. */}
      <MenuItem
        icon="go-to-file"
        disabled={!isSomewhere(client, cursor)}
        onSelect={() => jumpTo(client, workbench, person.userId, person.name)}
      >
        {text.people.jump}
      </MenuItem>
      <MenuItem icon="eye" onSelect={() => workbench.follow(isFollowed ? null : person.userId)}>
        {isFollowed ? text.people.unfollow : text.people.follow}
      </MenuItem>
      <MenuItem icon="link" onSelect={() => void copyLinkToPerson(services, person)}>
        {text.people.copyLink}
      </MenuItem>
      <RoleItems person={person} />
    </>
  );
}

function titleOf({ name }: Participant, asks: boolean, followsMe: boolean): string {
  if (asks) return text.people.requests.asks(name);
  return followsMe ? text.editor.follow.followedBy(name, 0) : name;
}

/** Everyone for whom there is no picture, each with the menu that the pictures have. */
function RestMenu({ people }: { readonly people: readonly Participant[] }) {
  const personStyle = usePersonStyle();
  const asking = useAskingPeople();
  const trigger = (
    <button type="button" className="avatar avatar-rest" aria-label={text.people.others(people.length)}>
      +{people.length}
    </button>
  );
  return (
    <Menu trigger={trigger}>
      {people.map((person) => (
        <SubMenu
          key={person.userId}
          label={
            <>
              <span className="person-dot" style={personStyle(person.colour)} />
              {person.name}
              {asking.includes(person) && <Icon name="edit" />}
            </>
          }
        >
          <PersonItems person={person} />
        </SubMenu>
      ))}
    </Menu>
  );
}
