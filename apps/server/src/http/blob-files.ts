import { createHash } from 'node:crypto';
import { isImageType, mediaTypeOf, UNKNOWN_TYPE } from '@coedit/document';
import {
  type BlobReference,
  FILE_ID_RANDOM_LENGTH,
  FILES_ROOT,
  type FileEntry,
  fileIdFrom,
  type Limits,
  type NamedFile,
  type SessionId,
} from '@coedit/protocol';
import type { FastifyReply } from 'fastify';
import type * as Y from 'yjs';
import type { SessionDocument } from '../document/document.ts';
import { BlobRefused } from '../session/blobs.ts';
import type { RandomBytes } from '../session/clock.ts';
import type { Session } from '../session/session.ts';
import { type Store, StoreDamaged } from '../store/store.ts';
import type { ArchivedFile } from './archive.ts';
import { HttpError } from './errors.ts';
import { contentOf } from './file-contents.ts';

/**
 * Whatever these bytes are, opened by themselves they can do nothing: an SVG runs no script, a page that was uploaded
 * under a picture's name is no page of this origin.
 */
const INERT = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'";

export async function storeBlob(
  live: Session,
  bytes: Uint8Array,
  { path, limits }: { readonly path: string; readonly limits: Limits },
): Promise<BlobReference> {
  checkBlobSize(bytes.byteLength, limits);
  const hash = createHash('sha256').update(bytes).digest('hex');
  try {
    await live.putBlob(hash, bytes);
  } catch (error) {
    if (!(error instanceof BlobRefused)) throw error;
    throw new HttpError(
      413,
      'too-large',
      `There is no room for it: a session holds at most ${mebibytes(limits.sessionLength)} in all its files. Delete what is not needed.`,
    );
  }
  return { hash, size: bytes.byteLength, type: mediaTypeOf(path) };
}

function checkBlobSize(size: number, limits: Limits): void {
  if (size <= limits.blobBytes) return;
  throw new HttpError(
    413,
    'too-large',
    `The file is too large: at most ${mebibytes(limits.blobBytes)} for a file that is no text.`,
  );
}

/** The file at the path gets these bytes in the place of what it was. */
export function putBlobEntry(
  doc: Y.Doc,
  {
    path,
    file,
    blob,
  }: { readonly path: string; readonly file: NamedFile | undefined; readonly blob: BlobReference },
  random: RandomBytes,
): void {
  const id = file?.id ?? fileIdFrom(random(FILE_ID_RANDOM_LENGTH));
  const entry: FileEntry = { path: file?.path ?? path, blob };
  doc.getMap(FILES_ROOT).set(id, entry);
  const text = doc.getText(id);
  if (text.length > 0) text.delete(0, text.length);
}

/** Rejects with `HttpError` when the bytes are missing or damaged. */
export async function readBlob(
  store: Pick<Store, 'readBlob'>,
  session: SessionId,
  hash: string,
): Promise<Uint8Array> {
  const bytes = await wholeBlob(store, session, hash);
  if (bytes === null)
    throw new HttpError(
      404,
      'no-such-blob',
      'The bytes of this file are not on the server, or are damaged. Upload the file again.',
    );
  return bytes;
}

async function wholeBlob(
  store: Pick<Store, 'readBlob'>,
  session: SessionId,
  hash: string,
): Promise<Uint8Array | null> {
  try {
    return (await store.readBlob(session, hash)) ?? null;
  } catch (error) {
    if (error instanceof StoreDamaged) return null;
    throw error;
  }
}

/** Every file as it goes into a zip. */
export function archivedFiles(
  document: SessionDocument,
  store: Pick<Store, 'readBlob'>,
  session: SessionId,
): readonly ArchivedFile[] {
  return document.files().map((file) => {
    const { blob, displayPath: path } = file;
    if (blob === undefined) return { path, content: contentOf(document, file) };
    return { path, content: () => wholeBlob(store, session, blob.hash) };
  });
}

/** `type` decides only between pictures and bytes: nothing that was uploaded is served as a page or a script. */
export function sendBlob(reply: FastifyReply, bytes: Uint8Array, type: string): FastifyReply {
  return reply
    .type(isImageType(type) ? type : UNKNOWN_TYPE)
    .header('content-disposition', 'attachment')
    .header('content-security-policy', INERT)
    .header('cross-origin-resource-policy', 'same-origin')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function mebibytes(bytes: number): string {
  const count = bytes / (1024 * 1024);
  return count >= 1 ? `${Number(count.toFixed(1))} MiB` : `${bytes} bytes`;
}
