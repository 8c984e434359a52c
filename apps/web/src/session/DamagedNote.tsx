import type { RescueView } from '@coedit/protocol';
import { useState } from 'react';
import { locale, text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { saveBlob } from '../ui/save-blob.ts';
import { toast } from '../ui/toast.ts';
import { KeptText } from './KeptText.tsx';
import { useSession } from './session-context.tsx';

const words = text.session.damaged;

export interface Damaged {
  readonly rescue: RescueView;
  /** An owner: may go on from what is left. */
  readonly mayDecide: boolean;
}

/** The server set the session aside because its stored data are damaged: what is left of it, and the ways on. */
export function DamagedNote({ rescue, mayDecide }: Damaged) {
  const { api, client, link } = useSession();
  const [busy, setBusy] = useState(false);
  const { whole, edits, at } = rescue;
  const until = at === null ? null : new Date(at).toLocaleString(locale);

  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    await act().catch((reason: unknown) => toast('error', words.failed(failureSentence(reason))));
    setBusy(false);
  };
  const download = async () => {
    const bytes = await api.rescueArchive(link.sessionId);
    saveBlob(new Blob([bytes], { type: 'application/zip' }), words.zip);
  };
  const goOn = async () => {
    await api.goOnFromRescue(link.sessionId);
    client.reconnectNow();
  };
  return (
    <section className="waiting-note" role="status" aria-label={words.title}>
      <strong>{words.title}.</strong> {words.explain(whole, edits, until)} {words.copy}{' '}
      <Button icon="cloud-download" disabled={busy} onClick={() => void attempt(download)}>
        {words.download}
      </Button>{' '}
      {mayDecide && (
        <>
          <Button disabled={busy} onClick={() => void attempt(goOn)}>
            {words.goOn}
          </Button>{' '}
          {words.goOnHint}
        </>
      )}
      <KeptText />
    </section>
  );
}
