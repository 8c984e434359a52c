import { useState } from 'react';
import { usePersonStyle } from '../people/person-colour.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { heightAs } from '../ui/height-as.ts';
import { useReadable } from '../ui/use-readable.ts';
import './follow.css';

/** Read by ui/Toasts.tsx and ui/corner-note.css. */
const nameHeight = heightAs('--follow-name');

/** Around the editor while my view follows another's: whose, and how it ends. */
export function FollowFrame() {
  const { client, workbench } = useSession();
  const { following } = useReadable(workbench.state);
  const present = useReadable(client.participants).find(({ userId }) => userId === following);
  // While they, or my line, are away for a moment, the following goes on.
  const [seen, setSeen] = useState(present);
  if (present !== undefined && present !== seen) setSeen(present);
  const person = present ?? (seen?.userId === following ? seen : undefined);
  const personStyle = usePersonStyle();
  if (person === undefined) return null;
  return (
    <div className="follow-frame" style={personStyle(person.colour)}>
      <div ref={nameHeight} className="follow-name" role="status" title={text.editor.follow.stopHint}>
        <span>{text.editor.follow.following(person.name)}</span>
        <button type="button" onClick={() => workbench.follow(null)}>
          {text.editor.follow.stop}
        </button>
      </div>
    </div>
  );
}
