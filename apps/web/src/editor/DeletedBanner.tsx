import { type FileId, may } from '@coedit/protocol';
import { useSession } from '../session/session-context.tsx';
import type { Pane } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import type { Deleter } from './deletions.ts';
import type { FileModels } from './file-models.ts';

interface DeletedBannerProps {
  readonly fileId: FileId;
  readonly models: FileModels;
  readonly pane: Pane;
}

/** Over the text of a file that was deleted while it was open: the text is still there and can be put back. */
export function DeletedBanner({ fileId, models, pane }: DeletedBannerProps) {
  const { client, role, workbench } = useSession();
  useReadable(client.workspace.files);
  const deleter = useReadable(models.deletions.byFile).get(fileId);
  const mine = useReadable(role);
  const entry = models.deletedEntry(fileId);
  if (entry === undefined) return null;
  const mayRestore = mine !== null && may(mine, 'edit');
  const restore = () => {
    try {
      client.workspace.restore({ entries: [[fileId, entry]] });
    } catch (reason) {
      toast('error', failureSentence(reason, text.editor.restoreFailed));
    }
  };
  return (
    <div className="deleted-banner" role="status">
      <span>{deletionText(deleter)}</span>
      {mayRestore && <Button onClick={restore}>{text.editor.restore}</Button>}
      <Button onClick={() => workbench.closeTab(fileId, pane)}>{text.editor.close}</Button>
    </div>
  );
}

function deletionText(deleter: Deleter | undefined): string {
  if (deleter?.kind === 'me') return text.editor.deletedByMe;
  if (deleter?.kind === 'person') return text.editor.deletedBy(deleter.name);
  return text.editor.deletedBySomeone;
}
