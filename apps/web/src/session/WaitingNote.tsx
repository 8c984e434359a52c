import { ApiFailure } from '@coedit/client';
import { useEffect, useState } from 'react';
import { text } from '../text/en.ts';
import { useReadable } from '../ui/use-readable.ts';
import { type Damaged, DamagedNote } from './DamagedNote.tsx';
import { useSession } from './session-context.tsx';

/** Says why nothing comes when the first attempts to join fail: the connection tries again by itself. */
export function WaitingNote() {
  const { client, api, link } = useSession();
  const joined = useReadable(client.session) !== null;
  const failed = useReadable(client.connection).kind === 'reconnecting';
  const waiting = !joined && failed;
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
        failure instanceof ApiFailure && failure.statusCode > 0 ? failure.message : text.session.unreachable,
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

  if (!waiting || why === null) return null;
  if (damaged !== null) return <DamagedNote {...damaged} />;
  return (
    <section className="waiting-note" role="status" aria-label={text.session.busyTitle}>
      <strong>{text.session.busyTitle}.</strong> {why}
    </section>
  );
}
