import { useState } from 'react';
import { createSession } from '../start/create-session.ts';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { useSession } from './session-context.tsx';
import { downloadAsZip, sideFilesOf } from './side-files.ts';

const words = text.session.damaged.kept;

/** What this page holds of the session, which can be newer than what the server has left of it: ways to keep it. */
export function KeptText() {
  const { client } = useSession();
  const { workspace } = client;
  const [busy, setBusy] = useState(false);
  if (useReadable(workspace.files).length === 0) return null;

  const download = () => downloadAsZip(sideFilesOf(workspace), words.zip);
  const startAnew = async () => {
    setBusy(true);
    const files = sideFilesOf(workspace).map(({ path, content }) => ({ path, text: content }));
    const name = client.session.get()?.name ?? null;
    await createSession({ name, files, open: null, message: words.started }).catch((reason: unknown) => {
      toast('error', words.failed(failureSentence(reason)));
      setBusy(false);
    });
  };
  return (
    <>
      {' '}
      {words.explain}{' '}
      <Button icon="cloud-download" onClick={download}>
        {words.download}
      </Button>{' '}
      <Button disabled={busy} onClick={() => void startAnew()}>
        {words.startAnew}
      </Button>
    </>
  );
}
