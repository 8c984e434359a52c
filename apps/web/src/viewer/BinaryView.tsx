import { ApiFailure } from '@coedit/client';
import { isImageType } from '@coedit/document';
import type { BlobReference, FileId } from '@coedit/protocol';
import { useEffect, useMemo, useState } from 'react';
import { blobBytesOf } from '../files/blobs/blob-bytes.ts';
import { saveBytes } from '../files/download.ts';
import { baseName } from '../files/path-parts.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { failureSentence } from '../ui/failure-sentence.ts';
import { GoneView } from './GoneView.tsx';
import { HexDump } from './HexDump.tsx';
import { ImageView } from './ImageView.tsx';
import { sizeText } from './size-text.ts';
import './viewer.css';

interface BinaryViewProps {
  readonly fileId: FileId;
  readonly path: string;
  readonly blob: BlobReference;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A picture, or of any other file its kind, its size and its first bytes. */
export default function BinaryView({ fileId, path, blob }: BinaryViewProps) {
  const { bytes, problem, isGone, retry } = useBytes(blob);
  const [isPicture, setPicture] = useState(isImageType(blob.type));
  const name = baseName(path);
  if (isGone) return <GoneView fileId={fileId} path={path} blob={blob} onRetry={retry} />;
  if (problem !== null) return <Problem sentence={problem} onRetry={retry} />;
  if (bytes === null) return <p className="file-view-wait">{text.viewer.loading}</p>;
  if (isPicture)
    return (
      <ImageView
        name={name}
        bytes={bytes}
        type={blob.type}
        // Some bytes only claim to be a picture.
        onBroken={() => setPicture(false)}
        onSave={() => saveBytes(name, bytes)}
      />
    );
  return (
    <section className="binary-view" aria-label={name}>
      <header className="binary-facts">
        <h2>{name}</h2>
        <dl>
          <dt>{text.viewer.type}</dt>
          <dd>{blob.type}</dd>
          <dt>{text.viewer.size}</dt>
          <dd>{sizeText(blob.size)}</dd>
          <dt>{text.viewer.hash}</dt>
          <dd className="binary-hash">{blob.hash}</dd>
        </dl>
        <Button icon="cloud-download" onClick={() => saveBytes(name, bytes)}>
          {text.files.download}
        </Button>
      </header>
      <HexDump bytes={bytes} />
    </section>
  );
}

function Problem({ sentence, onRetry }: { readonly sentence: string; readonly onRetry: () => void }) {
  return (
    <div className="editor-failed" role="alert">
      <p>{sentence}</p>
      <Button onClick={onRetry}>{text.editor.tryAgain}</Button>
    </div>
  );
}

function useBytes(blob: BlobReference) {
  const { api, link, client } = useSession();
  const [bytes, setBytes] = useState<Bytes | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another run of the same effect
  useEffect(() => {
    let left = false;
    setFailure(null);
    blobBytesOf(api, link.sessionId)
      .read(blob)
      .then((read) => !left && setBytes(read))
      .catch((reason: unknown) => !left && setFailure(reason));
    return () => {
      left = true;
    };
  }, [api, link, blob.hash, attempt]);
  const retry = () => setAttempt((count) => count + 1);
  useEffect(() => {
    if (failure === null) return;
    return client.connection.subscribe(() => {
      if (client.connection.get().kind === 'online') setAttempt((count) => count + 1);
    });
  }, [client, failure]);
  const problem = useMemo(() => (failure === null ? null : failureSentence(failure)), [failure]);
  const isGone = failure instanceof ApiFailure && failure.code === 'no-such-blob';
  return { bytes, problem, isGone, retry };
}
