import { FILES_ROOT, type FileId, type Lineage } from '@coedit/protocol';
import * as Y from 'yjs';
import { SessionDocument } from './document.ts';
import type { GuardLimits } from './guard.ts';

const LINEAGE = 'rehearsal-' as Lineage;
const TEXT = 'file:rehearsal-00' as FileId;
const NOTHING = new Uint8Array([0]);
const EDITS = 1000;
/** From then on it is translated; the first take some milliseconds each, the last one or two. */
const LOADS = 16;

/**
 * What loading and joining ask of a document, with one that is made up, step by step. Code that has never run is
 * interpreted, and slow by five: without this, whoever opens the first session after a start waits for it, and with them
 * everybody else, since applying a snapshot holds the event loop.
 */
export function* rehearsal(limits: GuardLimits): Generator<void, void> {
  const snapshot = typedSnapshot();
  for (let load = 0; load < LOADS; load += 1) {
    yield;
    const document = SessionDocument.load({ lineage: LINEAGE, snapshot, tail: [] }, limits);
    document.stateVector();
    document.difference(NOTHING);
    document.destroy();
  }
}

/** Words that were written here and there, and a part of them taken back: as many pieces as of a day's work. */
function typedSnapshot(): Uint8Array {
  const page = new Y.Doc();
  page.transact(() => {
    page.getMap(FILES_ROOT).set(TEXT, { path: 'rehearsal.txt' });
    const text = page.getText(TEXT);
    // At the beginning, where Yjs need not look for the place: what is written before what was written stays apart.
    for (let edit = 1; edit <= EDITS; edit += 1) {
      if (edit % 10 === 0) text.delete(1, 2);
      else text.insert(edit % 3 === 0 ? Math.min(2, text.length) : 0, edit % 7 === 0 ? '😀\n' : 'word ');
    }
  });
  const snapshot = Y.encodeStateAsUpdateV2(page);
  page.destroy();
  return snapshot;
}
