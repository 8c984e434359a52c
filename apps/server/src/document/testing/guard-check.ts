import { expect } from 'vitest';
import * as Y from 'yjs';
import { checkUpdate, type GuardContext, measureTotals, type Verdict } from '../guard.ts';
import { ROOMY } from './honest-session.ts';
import { rawUpdate } from './raw-update.ts';

export const FILE = 'file:aaaaaaaaaaaa';
export const OTHER_FILE = 'file:bbbbbbbbbbbb';
/** Wrote what the document holds. */
export const AUTHOR = 5;
/** Sends what is checked. */
export const ME = 9;

/** 'ab😀cd' in one file, 'other' in another, an entry and a setting; all by AUTHOR. */
export function document(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = AUTHOR;
  doc.getText(FILE).insert(0, 'ab😀cd'); // clocks 0 to 5
  doc.getText(OTHER_FILE).insert(0, 'other'); // 6 to 10
  doc.getMap('files').set(FILE, { path: 'main.ts' }); // 11
  doc.getMap('settings').set('tabSize', 2); // 12
  return doc;
}

export function check(update: Uint8Array, doc = document(), changes: Partial<GuardContext> = {}): Verdict {
  const context: GuardContext = {
    doc,
    kind: 'update',
    ownsClient: (id) => id === ME,
    mayMerge: () => true,
    limits: ROOMY,
    totals: measureTotals(doc),
    ...changes,
  };
  const before = Y.encodeStateAsUpdate(doc);
  const roots = [...doc.share.keys()];
  const verdict = checkUpdate(update, context);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect([...doc.share.keys()]).toEqual(roots);
  return verdict;
}

/** Refused on purpose, and not because the guard itself stumbled. */
export function expectPurpose(verdict: Verdict): void {
  if (verdict.kind === 'refuse') expect(verdict.detail).not.toContain('unexpected');
}

/** The verdict in one word: 'accept', 'resync' or the reason of the refusal. */
export function word(update: Uint8Array, doc?: Y.Doc, changes?: Partial<GuardContext>): string {
  const verdict = check(update, doc, changes);
  expectPurpose(verdict);
  return verdict.kind === 'refuse' ? verdict.reason : verdict.kind;
}

export const mine = (...structs: Parameters<typeof rawUpdate>[0][number]['structs']): Uint8Array =>
  rawUpdate([{ client: ME, clock: 0, structs }]);

/** What an honest client of this document would send for an edit. */
export function edit(change: (doc: Y.Doc) => void, base = document()): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
  doc.clientID = ME;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.transact(() => change(doc));
  return updates[0] ?? Uint8Array.of(0, 0);
}

/** The same bytes as `document()`, its roots not yet given a type. */
export function withoutTypes(): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(document()));
  return doc;
}
