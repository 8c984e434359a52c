import type { Participant } from '@coedit/protocol';
import { usePersonStyle } from '../people/person-colour.ts';
import { listOf } from '../texts/isolate.ts';
import { text } from '../texts/texts.ts';

const MAX_DOTS = 3;

/** Who is here, as dots in their colours; the names stand in the tooltip. A click on a dot jumps to the person (person-dot.ts). */
export function PresenceDots({ people }: { readonly people: readonly Participant[] }) {
  const personStyle = usePersonStyle();
  if (people.length === 0) return null;
  const names = text.files.here(listOf(people.map((person) => person.name)));
  return (
    <span className="presence-dots" title={names}>
      {people.slice(0, MAX_DOTS).map((person) => (
        <span
          key={person.userId}
          className="presence-dot"
          style={personStyle(person.colour)}
          title={text.people.jumpTo(person.name)}
          data-person={person.userId}
        />
      ))}
      {people.length > MAX_DOTS && <span className="presence-more">+{people.length - MAX_DOTS}</span>}
    </span>
  );
}
