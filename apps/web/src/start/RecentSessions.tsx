import { useState } from 'react';
import {
  forgetSession,
  type RecentSession,
  recentSessions,
  rememberSession,
} from '../session/recent-sessions.ts';
import { sessionAddress } from '../session/session-links.ts';
import { text } from '../texts/texts.ts';
import { IconButton } from '../ui/Button.tsx';
import { localStorageOrNull } from '../ui/local-storage.ts';
import { timeAgo } from '../ui/time-ago.ts';
import { toast } from '../ui/toast.ts';

const words = text.start;

export function RecentSessions() {
  const storage = localStorageOrNull();
  const [sessions, setSessions] = useState(() => recentSessions(storage));

  const forget = (session: RecentSession) => {
    forgetSession(storage, session.id);
    setSessions(recentSessions(storage));
    const undo = () => {
      rememberSession(storage, session);
      setSessions(recentSessions(storage));
    };
    toast('info', words.forgotten(session.name), { action: { label: words.undo, run: undo } });
  };
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{words.recent}</h2>
      {sessions.length === 0 ? (
        <p className="muted">{words.noRecent}</p>
      ) : (
        <>
          <ul className="recent">
            {sessions.map((session) => (
              <li key={session.id}>
                <a href={sessionAddress(session.id, session.token)}>
                  <strong>{session.name}</strong>
                  <span className="recent-role">{text.common.role(session.role)}</span>
                  <time className="muted" dateTime={new Date(session.visited).toISOString()}>
                    {timeAgo(session.visited, Date.now())}
                  </time>
                </a>
                <IconButton icon="close" label={words.forget(session.name)} onClick={() => forget(session)} />
              </li>
            ))}
          </ul>
          <p className="field-hint">{words.recentNote}</p>
        </>
      )}
    </section>
  );
}
