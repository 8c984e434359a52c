import { ApiFailure } from '@coedit/client';
import { useEffect, useState } from 'react';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { type Damaged, DamagedNote } from './DamagedNote.tsx';
import { useSession } from './session-context.tsx';
import './session.css';

/** What the server says to who comes back to a session whose stored data are damaged. */
const DAMAGED = 'session-damaged';

/**
 * Says why nothing comes when the first attempts to join fail: the connection tries again by itself. Who was inside is
 * told of damage alone: a lost line is the status bar's.
 */
export function WaitingNote() {
  const { client, api, link } = useSession();
  const joined = useReadable(client.session) !== null;
  const connection = useReadable(client.connection);
  const isEmpty = useReadable(client.workspace.files).length === 0;
  const failed = connection.kind === 'reconnecting';
  const waiting = failed && (!joined || connection.reason === DAMAGED);
  const [why, setWhy] = useState<string | null>(null);
  const [damaged, setDamaged] = useState<Damaged | null>(null);

  useEffect(() => {
    if (!waiting) return;
    let asked = true;
    // A connection that fails tells no reason; asking over HTTP does.
    const reason = api.getSession(link.sessionId).then(
      async ({ role }) => {
        const found = await api.rescue(link.sessionId).catch(() => null);
        if (asked && found !== null) setDamaged({ rescue: found, mayDecide: role === 'owner' });
        return text.session.busy;
      },
      (failure: unknown) =>
        failure instanceof ApiFailure && failure.statusCode > 0
          ? text.told.request(failure.code, failure.message)
          : text.session.unreachable,
    );
    void reason.then((words) => {
      if (asked) setWhy(words);
    });
    return () => {
      asked = false;
      setWhy(null);
      setDamaged(null);
    };
  }, [waiting, api, link]);

  const told = connection.kind === 'reconnecting' ? toldBy(connection.reason) : null;
  const words = told ?? why;
  if (!waiting || words === null) return null;
  if (damaged !== null) return <DamagedNote {...damaged} />;
  if (!joined && isEmpty) return <WaitingPage why={words} onTry={() => client.reconnectNow()} />;
  return (
    <section className="waiting-note" role="status" aria-label={text.session.busyTitle}>
      <strong>{text.session.busyTitle}.</strong> {words}
    </section>
  );
}

interface WaitingPageProps {
  readonly why: string;
  readonly onTry: () => void;
}

/** Where there is nothing else to be seen yet. */
function WaitingPage({ why, onTry }: WaitingPageProps) {
  return (
    <section className="waiting-page" role="status" aria-label={text.session.busyTitle}>
      <div className="session-card">
        <Icon name="clockface" />
        <h1>{text.session.busyTitle}</h1>
        <p>{why}</p>
        <div className="session-card-actions">
          <Button look="primary" onClick={onTry}>
            {text.session.tryNow}
          </Button>
          <Button onClick={() => window.location.assign('/')}>{text.session.toStart}</Button>
        </div>
      </div>
    </section>
  );
}

/** The closing reason, where it says more than HTTP would; null: it does not. */
function toldBy(reason: string | undefined): string | null {
  const known: Readonly<Record<string, string>> = text.session.waiting;
  return reason !== undefined && Object.hasOwn(known, reason) ? (known[reason] ?? null) : null;
}
