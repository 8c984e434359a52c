import { useEffect } from 'react';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { useSession } from './session-context.tsx';
import { downloadAsZip, sideFilesOf } from './side-files.ts';
import './session.css';

const words = text.session.stranded;

/** What to do with edits that the server will not take: have them as a zip, let go of them, or leave them for now. */
export function StrandedDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, role, stranded, dropMine } = useSession();
  const edits = useReadable(stranded.count);
  const mine = useReadable(role);
  // The role may have changed back while it was open.
  useEffect(() => {
    if (edits === 0) onClose();
  }, [edits, onClose]);
  return (
    <Dialog title={words.title(edits)} onClose={onClose}>
      {mine !== null && <p className="stranded-explain">{words.explain(mine)}</p>}
      <ul className="lineage-choices">
        <li>
          <Button
            look="primary"
            icon="cloud-download"
            onClick={() => downloadAsZip(sideFilesOf(client.workspace), text.session.mineZip)}
          >
            {text.session.downloadMine}
          </Button>
          <p className="muted">{words.downloadHint}</p>
        </li>
        <li>
          <Button look="danger" onClick={() => void dropMine()}>
            {words.drop}
          </Button>
          <p className="muted">{words.dropHint}</p>
        </li>
      </ul>
    </Dialog>
  );
}
