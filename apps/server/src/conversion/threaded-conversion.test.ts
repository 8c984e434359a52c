import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { stateParts } from '../document/state-parts.ts';
import { ThreadedConversion } from './threaded-conversion.ts';

const FILE = 'file:aaaaaaaaaaaa';
const MOST_PART_BYTES = 80 * 1024;

function documentOfMany(): Y.Doc {
  const doc = new Y.Doc();
  for (let client = 1; client <= 600; client += 1) {
    doc.clientID = client;
    doc.getText(FILE).insert((client * 7) % (doc.getText(FILE).length + 1), `${client}😀`);
  }
  doc.getText(FILE).insert(9, 'long '.repeat(100_000));
  doc.getText(FILE).delete(100, 5_000);
  return doc;
}

test('a state in parts becomes one snapshot, and a snapshot and its tail become parts', async () => {
  const conversion = new ThreadedConversion();
  const doc = documentOfMany();
  const parts = [...stateParts(doc, new Map(), { pieces: 50, bytes: 20_000 })].filter(
    (part) => part !== null,
  );
  const snapshot = await conversion.toSnapshot(parts);
  const tail: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => tail.push(update));
  doc.getText(FILE).insert(0, 'typed');
  doc.getText(FILE).insert(0, 'pasted\n'.repeat(20_000));
  const again = new Y.Doc();
  const pieces = await conversion.toParts({ snapshot, tail });
  for (const piece of pieces) {
    expect(piece.length).toBeLessThan(MOST_PART_BYTES);
    Y.applyUpdate(again, piece);
    expect(again.store.pendingStructs).toBeNull();
  }
  expect(pieces.length).toBeGreaterThan(8);
  expect(again.getText(FILE).toString() === doc.getText(FILE).toString()).toBe(true);
  expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(doc));
});

test('bytes that are no update are an error, and the next job is done all the same', async () => {
  const conversion = new ThreadedConversion();
  const bad = conversion.toParts({ snapshot: new Uint8Array([1, 2, 3, 250]), tail: [] });
  const good = conversion.toParts({ snapshot: null, tail: [Y.encodeStateAsUpdate(documentOfMany())] });
  await expect(bad).rejects.toThrow();
  expect((await good).length).toBeGreaterThan(1);
});

test('one that does not end is ended, and is no longer waited for', async () => {
  const conversion = new ThreadedConversion(1);
  const parts = [Y.encodeStateAsUpdate(documentOfMany())];
  const both = await Promise.allSettled([conversion.toSnapshot(parts), conversion.toSnapshot(parts)]);
  for (const result of both)
    expect(String(result.status === 'rejected' && result.reason)).toContain('longer than 1 ms');
});
