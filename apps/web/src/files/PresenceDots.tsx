import { colourOf, type Participant } from '@coedit/protocol';
import type { CSSProperties } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { useReadable } from '../ui/use-readable.ts';

const MAX_DOTS = 3;

/** Who is here, as dots in their colours; the names stand in the tooltip. */
export function PresenceDots({ people }: { readonly people: readonly Participant[] }) {
  const { preferences } = useSession();
  const theme = useReadable(preferences.effectiveTheme);
  if (people.length === 0) return null;
  const shade = theme.endsWith('light') ? 'dark' : 'light';
  const names = text.files.here(people.map((person) => person.name).join(', '));
  return (
    <span className="presence-dots" title={names}>
      {people.slice(0, MAX_DOTS).map((person) => (
        <span
          key={person.userId}
          className="presence-dot"
          style={{ '--person': colourOf(person.colour)[shade] } as CSSProperties}
        />
      ))}
      {people.length > MAX_DOTS && <span className="presence-more">+{people.length - MAX_DOTS}</span>}
    </span>
  );
}
