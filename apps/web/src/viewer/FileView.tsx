import type { FileId } from '@coedit/protocol';
import { lazy, Suspense } from 'react';
import { previewKindOf, previewsOf } from '../preview/preview-model.ts';
import { useSession } from '../session/session-context.tsx';
import { useReadable } from '../ui/use-readable.ts';

const PreviewSide = lazy(() => import('../preview/PreviewSide.tsx'));
const BinaryView = lazy(() => import('./BinaryView.tsx'));

/** Over the editor a file that is no text, which it cannot show; beside it what a text means, where that is wished. */
export function FileView({ fileId }: { readonly fileId: FileId }) {
  const { client, workbench } = useSession();
  const previews = useReadable(previewsOf(workbench).shown);
  useReadable(client.workspace.files);
  const file = client.workspace.get(fileId);
  if (file === undefined) return null;
  if (file.blob === undefined) {
    const kind = previewKindOf(file.path);
    if (kind === null || !previews.has(fileId)) return null;
    return (
      <Suspense>
        <PreviewSide file={file} kind={kind} />
      </Suspense>
    );
  }
  return (
    <div className="file-view" data-file-view="binary">
      <Suspense>
        <BinaryView key={file.blob.hash} fileId={fileId} path={file.displayPath} blob={file.blob} />
      </Suspense>
    </div>
  );
}
