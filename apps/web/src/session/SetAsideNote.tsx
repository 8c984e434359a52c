import { may } from '@coedit/protocol';
import { useState } from 'react';
import { text } from '../texts/texts.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { FileDifferences } from './FileDifferences.tsx';
import { type FileDifference, mineOf } from './lineage-diff.ts';
import { useSession } from './session-context.tsx';
import type { OpenSession } from './session-join.ts';
import { addBeside, downloadAsZip } from './side-files.ts';

const words = text.session.setAside;

/** Says that the document was loaded anew because it had come to differ from the server's, and offers what differed. */
export function SetAsideNote({ session }: { readonly session: OpenSession }) {
  const { setAside } = session;
  const [closed, setClosed] = useState(false);
  const [shown, setShown] = useState(false);
  if (setAside === null || closed) return null;
  return (
    <section className="waiting-note" role="status" aria-label={words.title}>
      <strong>{words.title}.</strong> {setAside.length === 0 ? words.nothing : words.explain}{' '}
      {setAside.length > 0 && <Button onClick={() => setShown(true)}>{words.show}</Button>}
      <IconButton icon="close" label={words.dismiss} onClick={() => setClosed(true)} />
      {shown && <SetAsideDialog found={setAside} onClose={() => setShown(false)} />}
    </section>
  );
}

interface SetAsideDialogProps {
  readonly found: readonly FileDifference[];
  readonly onClose: () => void;
}

function SetAsideDialog({ found, onClose }: SetAsideDialogProps) {
  const { client } = useSession();
  const role = useReadable(client.session)?.role ?? 'viewer';
  const mine = mineOf(found);
  const addCopies = () => {
    try {
      const files = addBeside(client.workspace, mine, text.session.lineage.copySuffix);
      toast('success', text.session.lineage.added(files));
      onClose();
    } catch (reason) {
      toast('error', words.addFailed(failureSentence(reason)));
    }
  };
  return (
    <Dialog title={words.dialog} size="wide" onClose={onClose}>
      <FileDifferences found={found} />
      <div className="session-card-actions">
        {mine.length > 0 && may(role, 'edit') && (
          <Button look="primary" onClick={addCopies}>
            {text.session.lineage.addCopies}
          </Button>
        )}
        <Button icon="cloud-download" onClick={() => downloadAsZip(mine, text.session.mineZip)}>
          {text.session.downloadMine}
        </Button>
      </div>
    </Dialog>
  );
}
