import { useEffect, useState } from 'react';
import { usePersonStyle } from '../people/person-colour.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { useReadable } from '../ui/use-readable.ts';

/** ms: who only passes my line on the way to another one is not worth a word. */
const SETTLED_MS = 400;

/** Who else is on a line I am on. */
export function CompanionItem() {
  const { announcer, client, commands, editors } = useSession();
  const companions = useSettled(useReadable(editors.companions));
  const people = useReadable(client.participants);
  const personStyle = usePersonStyle();
  const first = people.find(({ userId }) => userId === companions[0]);
  const words = first === undefined ? null : text.status.onMyLine(first.name, companions.length - 1);
  useEffect(() => {
    if (words === null) announcer.takeBack('line');
    else announcer.say('line', words);
  }, [announcer, words]);
  return (
    <span className="status-companion">
      {first !== undefined && (
        <button
          type="button"
          className="status-item"
          title={text.status.showNames}
          onClick={() => commands.run('cursors.showNames')}
        >
          <span className="person-dot" style={personStyle(first.colour)} />
          {words}
        </button>
      )}
    </span>
  );
}

function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
