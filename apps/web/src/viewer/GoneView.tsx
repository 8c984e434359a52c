import type { BlobReference, FileId } from '@coedit/protocol';
import { type ChangeEvent, useRef, useState } from 'react';
import { blobBytesOf } from '../files/blobs/blob-bytes.ts';
import { baseName } from '../files/path-parts.ts';
import { useMayEdit } from '../files/use-may-edit.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { sizeText } from './size-text.ts';

interface GoneViewProps {
  readonly fileId: FileId;
  readonly path: string;
  readonly blob: BlobReference;
  readonly onRetry: () => void;
}

/** A file whose content was cleared away before somebody who did not know named it again: what it was, and a way on. */
export function GoneView({ fileId, path, blob, onRetry }: GoneViewProps) {
  const { api, link, client } = useSession();
  const mayEdit = useMayEdit();
  const picker = useRef<HTMLInputElement>(null);
  const [isSending, setSending] = useState(false);
  const name = baseName(path);

  const onPicked = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [picked] = target.files ?? [];
    if (picked === undefined) return;
    setSending(true);
    try {
      const bytes = new Uint8Array(await picked.arrayBuffer());
      client.workspace.setBlob(fileId, await blobBytesOf(api, link.sessionId).upload(path, bytes));
      onRetry();
    } catch (reason) {
      toast('error', failureSentence(reason), { key: 'upload-again' });
      setSending(false);
    }
  };
  return (
    <section className="binary-view" aria-label={name} data-content-gone="">
      <header className="binary-facts">
        <h2>{name}</h2>
        <div role="alert">
          <p>
            <strong>{text.viewer.gone}</strong>
          </p>
          <p>{text.viewer.goneWhy}</p>
        </div>
        <dl>
          <dt>{text.viewer.type}</dt>
          <dd>{blob.type}</dd>
          <dt>{text.viewer.size}</dt>
          <dd>{sizeText(blob.size)}</dd>
          <dt>{text.viewer.hash}</dt>
          <dd className="binary-hash">{blob.hash}</dd>
        </dl>
        {mayEdit && (
          <Button icon="cloud-upload" disabled={isSending} onClick={() => picker.current?.click()}>
            {text.viewer.uploadAgain}
          </Button>
        )}
        <Button onClick={onRetry}>{text.editor.tryAgain}</Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={text.viewer.uploadAgain}
          onChange={(event) => void onPicked(event)}
        />
      </header>
    </section>
  );
}
