import type { Participant } from '@coedit/protocol';
import { usePersonStyle } from '../people/person-colour.ts';
import { jumpTo } from '../people/whereabouts.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu, MenuItem } from '../ui/Menu.tsx';
import { useReadable } from '../ui/use-readable.ts';
import type { UnseenCaret } from './sight.ts';
import type { SightWatch } from './sight-watch.ts';

/** More stand in a menu: they would take the room of the code. */
const MOST_NAMES = 3;

/** Who is in this file but above or below what I see, at that edge; a click goes there. */
export function EdgePeople({ watch }: { readonly watch: SightWatch }) {
  const { above, below } = useReadable(watch.sight);
  const { top, bottom, right } = useReadable(watch.room);
  return (
    <>
      {above.length > 0 && (
        <div className="edge-people" style={{ top, right }}>
          <Edge carets={above} icon="arrow-up" label={text.editor.cursors.above} />
        </div>
      )}
      {below.length > 0 && (
        <div className="edge-people" style={{ bottom, right }}>
          <Edge carets={below} icon="arrow-down" label={text.editor.cursors.below} />
        </div>
      )}
    </>
  );
}

interface EdgeProps {
  readonly carets: readonly UnseenCaret[];
  readonly icon: string;
  readonly label: string;
}

function Edge({ carets, icon, label }: EdgeProps) {
  const { client, workbench } = useSession();
  const personStyle = usePersonStyle();
  const people = useReadable(client.participants);
  const unseen = carets.flatMap(({ userId, line }) => {
    const person = people.find((other) => other.userId === userId);
    return person === undefined ? [] : [{ person, line }];
  });
  const named = unseen.length > MOST_NAMES ? unseen.slice(0, MOST_NAMES - 1) : unseen;
  const rest = unseen.slice(named.length);
  const go = ({ userId, name }: Participant) => jumpTo(client, workbench, userId, name);
  return (
    <ul aria-label={label}>
      {named.map(({ person, line }) => (
        <li key={person.userId}>
          <button
            type="button"
            className="edge-person"
            style={personStyle(person.colour)}
            aria-label={text.editor.cursors.goTo(person.name, line)}
            title={text.editor.cursors.goTo(person.name, line)}
            onClick={() => go(person)}
          >
            <Icon name={icon} />
            <span>{person.name}</span>
          </button>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Menu
            trigger={
              <button
                type="button"
                className="edge-person edge-rest"
                aria-label={text.people.others(rest.length)}
              >
                <Icon name={icon} />+{rest.length}
              </button>
            }
          >
            {rest.map(({ person, line }) => (
              <MenuItem key={person.userId} onSelect={() => go(person)}>
                <span className="person-dot" style={personStyle(person.colour)} />
                {text.people.inFile(person.name, line)}
              </MenuItem>
            ))}
          </Menu>
        </li>
      )}
    </ul>
  );
}
