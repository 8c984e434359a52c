import { FILES_ROOT } from '@coedit/protocol';
import type * as Y from 'yjs';
import { rootKindOf } from './document-shape.ts';

/** What the limits of a session are measured against. */
export interface Totals {
  /** UTF-16 units of all texts, those of deleted files included while they are in the document. */
  readonly sessionLength: number;
  /** Entries of `files`. */
  readonly files: number;
}

/** Counts anew, in the number of roots; afterwards a document goes on with `added - removed` of each accepted update. */
export function measureTotals(doc: Y.Doc): Totals {
  let sessionLength = 0;
  for (const [name, type] of doc.share) {
    if (rootKindOf(name) === 'text') sessionLength += type._length;
  }
  return { sessionLength, files: countFiles(doc) };
}

/** To be asked after an update with `filesChanged`; overwriting and deleting at once make the difference hard to foresee. */
export function countFiles(doc: Y.Doc): number {
  let files = 0;
  for (const item of doc.share.get(FILES_ROOT)?._map.values() ?? []) {
    if (!item.deleted) files += 1;
  }
  return files;
}
