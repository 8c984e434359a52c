import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkUpdate, measureTotals } from './guard.ts';
import { allocatedBy } from './testing/allocations.ts';

const FILE = 'file:aaaaaaaaaaaa';
const OTHERS = 20_000;
const MIB = 1024 * 1024;

/** Of two letters at the start of an empty file, the later first, by somebody who knows of nobody. */
function lettersBy(clientID: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  doc.transact(() => {
    doc.getText(FILE).insert(0, 'x');
    doc.getText(FILE).insert(0, 'y');
  });
  return Y.encodeStateAsUpdate(doc);
}

function documentOfManyStarts(): Y.Doc {
  const author = new Y.Doc();
  author.clientID = 1;
  author.transact(() => {
    for (let index = 0; index < OTHERS; index += 1) author.getText(FILE).insert(0, 'x');
  });
  return author;
}

it('leaves next to nothing behind when letters have many at their spot to go past', async () => {
  const doc = documentOfManyStarts();
  const limits = {
    maxFileLength: MIB,
    maxSessionLength: MIB,
    maxFiles: 10,
    maxSettingBytes: 100,
    maxPieces: MIB,
    maxWriters: 10,
  };
  const mayAll = { ownsClient: () => true, mayMerge: () => true };
  const context = { ...mayAll, doc, kind: 'update', limits, totals: measureTotals(doc) } as const;
  const update = lettersBy(2);
  const judge = (): string => checkUpdate(update, context).kind;
  expect(judge()).toBe('accept');
  expect(await allocatedBy(judge)).toBeLessThan(MIB);
});
