import { type Participant, ParticipantState } from '@coedit/protocol';
import { useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { useNarrow } from '../shell/use-media.ts';
import { text } from '../text/en.ts';
import { classNames } from '../ui/class-names.ts';
import { Menu, MenuHeading, MenuItem, MenuSeparator } from '../ui/Menu.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { initials } from './initials.ts';
import { usePeopleCommands } from './people-commands.ts';
import { usePersonStyle } from './person-colour.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RoleItems } from './RoleItems.tsx';
import { jumpTo, whereabouts } from './whereabouts.ts';
import './people.css';

const MOST_WIDE = 6;
const MOST_NARROW = 2;

/** Everyone here but me; a click jumps to them or follows them. */
export function PeopleBar() {
  const { client } = useSession();
  const people = useReadable(client.participants);
  const [removing, setRemoving] = useState<Participant | null>(null);
  usePeopleCommands(people, setRemoving);
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
  const { workbench } = useSession();
  const personStyle = usePersonStyle();
  const { following } = useReadable(workbench.state);
  const isFollowed = following === person.userId;
  const trigger = (
    <button
      type="button"
      className={classNames(
        'avatar',
        `avatar-${text.people.state(person.state)}`,
        isFollowed && 'avatar-followed',
      )}
      style={personStyle(person.colour)}
      title={person.name}
      aria-label={text.people.describe(
        person.name,
        text.common.role(person.role),
        text.people.state(person.state),
      )}
    >
      {initials(person.name)}
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <PersonItems person={person} />
    </Menu>
  );
}

function PersonItems({ person }: { readonly person: Participant }) {
  const { client, workbench } = useSession();
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
      <MenuItem icon="go-to-file" onSelect={() => jumpTo(client, workbench, person.userId, person.name)}>
        {text.people.jump}
      </MenuItem>
      <MenuItem icon="eye" onSelect={() => workbench.follow(isFollowed ? null : person.userId)}>
        {isFollowed ? text.people.unfollow : text.people.follow}
      </MenuItem>
      <RoleItems person={person} />
    </>
  );
}

function RestMenu({ people }: { readonly people: readonly Participant[] }) {
  const { client, workbench } = useSession();
  const personStyle = usePersonStyle();
  const trigger = (
    <button type="button" className="avatar avatar-rest" aria-label={text.people.others(people.length)}>
      +{people.length}
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuHeading>{text.people.follow}</MenuHeading>
      {people.map((person) => (
        <MenuItem key={person.userId} onSelect={() => followAndJump(person)}>
          <span className="person-dot" style={personStyle(person.colour)} />
          {person.name}
        </MenuItem>
      ))}
    </Menu>
  );

  function followAndJump(person: Participant): void {
    jumpTo(client, workbench, person.userId, person.name);
    workbench.follow(person.userId);
  }
}
