import { FILES_ROOT, readBlobReference } from '@coedit/protocol';
import type * as Y from 'yjs';
import { rootKindOf } from './document-shape.ts';

/** What the limits of a session are measured against. */
export interface Totals {
  /** UTF-16 units of all texts, those of deleted files included while they are in the document. */
  readonly sessionLength: number;
  /** Entries of `files`. */
  readonly files: number;
  /** Bytes of the stored blobs that count in the length of the session, told by who keeps them. */
  readonly blobBytes: number;
}

/**
 * Counts anew, in the number of roots; afterwards a document goes on with `added - removed` of each accepted update. What
 * blobs there are is not in the document.
 */
export function measureTotals(doc: Y.Doc): Totals {
  let sessionLength = 0;
  for (const [name, type] of doc.share) {
    if (rootKindOf(name) === 'text') sessionLength += type._length;
  }
  return { sessionLength, files: countFiles(doc), blobBytes: 0 };
}

/** To be asked after an update with `filesChanged`; overwriting and deleting at once make the difference hard to foresee. */
export function countFiles(doc: Y.Doc): number {
  let files = 0;
  for (const item of doc.share.get(FILES_ROOT)?._map.values() ?? []) {
    if (!item.deleted) files += 1;
  }
  return files;
}

/** Hashes of the blobs that entries of `files` name now. Their sizes are what somebody said: go by what is stored. */
export function namedBlobs(doc: Y.Doc): ReadonlySet<string> {
  const hashes = new Set<string>();
  // Not `getMap`, which would make the root where there is none.
  for (const item of doc.share.get(FILES_ROOT)?._map.values() ?? []) {
    if (item.deleted) continue;
    const [entry] = item.content.getContent() as readonly unknown[];
    const blob = typeof entry === 'object' && entry !== null ? (entry as { blob?: unknown }).blob : undefined;
    if (blob === undefined) continue;
    const named = readBlobReference(blob);
    if (named !== null) hashes.add(named.hash);
  }
  return hashes;
}
