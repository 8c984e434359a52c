import { FILES_ROOT, type FileId, type Lineage } from '@coedit/protocol';
import * as Y from 'yjs';
import { SessionDocument } from './document.ts';
import type { GuardLimits } from './guard.ts';

const LINEAGE = 'rehearsal-' as Lineage;
const TEXT = 'file:rehearsal-00' as FileId;
const NOTHING = new Uint8Array([0]);
/** Of each of two. */
const EDITS = 500;
/** From then on it is translated; the first take some milliseconds each, the last one or two. */
const LOADS = 24;

/**
 * What loading and joining ask of a document, with one that is made up, step by step. Code that has never run is
 * interpreted, and slow by five: without this, whoever opens the first session after a start waits for it, and with them
 * everybody else, since applying a snapshot holds the event loop.
 */
export function* rehearsal(limits: GuardLimits): Generator<void, void> {
  disillusion();
  const snapshot = typedSnapshot();
  for (let load = 0; load < LOADS; load += 1) {
    yield;
    // What a socket read is a `Buffer`, what the store hands over is not.
    const nothing = load % 2 === 0 ? NOTHING : Buffer.from(NOTHING);
    const document = SessionDocument.load({ lineage: LINEAGE, snapshot, tail: [] }, limits);
    document.stateVector();
    document.difference(nothing);
    document.destroy();
  }
}

/**
 * V8 builds on what no program has done yet, and throws away all that was built on it when one does. Two things happen to
 * arrays of bytes with the first people who come: one is sent to another thread, and one is made a `Buffer` by Node's own code
 * (a digest, what a socket read). Both here instead, before anything is built.
 */
function disillusion(): void {
  const { buffer } = new Uint8Array(1);
  structuredClone(buffer, { transfer: [buffer] });
  Object.setPrototypeOf(new Uint8Array(1), Buffer.prototype);
}

/**
 * Words that two wrote here and there, and took a part of back: as many pieces as of a day's work. Yjs draws client ids from 32 bits, and half
 * of them are more than V8 keeps as small integers. Code that has seen only small ones is thrown away at the first large one, with all that was
 * gained here, so a large one comes first.
 */
function typedSnapshot(): Uint8Array {
  const pages = [writtenBy(2 ** 32 - 5), writtenBy(3)];
  const [page, other] = pages as [Y.Doc, Y.Doc];
  Y.applyUpdate(page, Y.encodeStateAsUpdate(other));
  const snapshot = Y.encodeStateAsUpdateV2(page);
  for (const one of pages) one.destroy();
  return snapshot;
}

function writtenBy(clientId: number): Y.Doc {
  const page = new Y.Doc();
  page.clientID = clientId;
  page.transact(() => {
    page.getMap(FILES_ROOT).set(TEXT, { path: 'rehearsal.txt' });
    const text = page.getText(TEXT);
    // At the beginning, where Yjs need not look for the place: what is written before what was written stays apart.
    for (let edit = 1; edit <= EDITS; edit += 1) {
      if (edit % 5 === 0) text.delete(1, 2);
      else text.insert(edit % 3 === 0 ? Math.min(2, text.length) : 0, edit % 7 === 0 ? '😀\n' : 'word ');
    }
  });
  return page;
}
