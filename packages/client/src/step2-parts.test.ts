import { Random } from '@coedit/protocol/testing';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { step2Parts } from './step2-parts.ts';

const FILE = 'file:abcdefghijklmnop';

function replay(parts: readonly Uint8Array[], onto: Y.Doc, seed = 0): void {
  for (const [index, part] of parts.entries()) {
    Y.applyUpdate(onto, part);
    expect(onto.store.pendingStructs, `seed ${seed}, part ${index}`).toBeNull();
  }
  expect(onto.store.pendingDs, `seed ${seed}`).toBeNull();
}

it('leaves alone what is small enough', () => {
  const doc = new Y.Doc();
  doc.getText(FILE).insert(0, 'small');
  const update = Y.encodeStateAsUpdate(doc);
  expect(step2Parts(update, Y.encodeStateVector(new Y.Doc()), 1000)).toEqual([update]);
});

it('cuts one long text into parts below the size, and no surrogate pair', () => {
  const doc = new Y.Doc();
  const text = `x${'🙂'.repeat(400_000)}`;
  doc.getText(FILE).insert(0, text);
  const parts = step2Parts(Y.encodeStateAsUpdate(doc), Y.encodeStateVector(new Y.Doc()), 256 * 1024);
  expect(parts.length).toBeGreaterThan(5);
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(256 * 1024);
  const copy = new Y.Doc();
  replay(parts, copy);
  expect(copy.getText(FILE).toString() === text).toBe(true);
});

/** Three clients that type, delete and exchange at random; `server` has what they had exchanged at some point. */
function scene(random: Random) {
  const pick = (most: number) => Math.floor(random.next() * most);
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()] as const;
  const server = new Y.Doc();
  for (let step = 0; step < 120; step++) {
    const doc = docs[pick(3)]!;
    const text = doc.getText(`${FILE}${pick(2)}`);
    const action = random.next();
    if (action < 0.6) text.insert(pick(text.length + 1), 'abcdefghij'.repeat(1 + pick(30)));
    else if (action < 0.75 && text.length > 10) text.delete(pick(text.length - 9), 1 + pick(9));
    else if (action < 0.85) doc.getMap('files').set(`${FILE}${pick(2)}`, { path: `p${step}` });
    else if (action < 0.97) Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[pick(3)]!));
    else if (step < 60) Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  }
  for (const doc of docs) Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(doc));
  return { doc: docs[0], server };
}

it('keeps the order in which edits of several people build on each other', () => {
  const first = Number(process.env.SEED ?? 1);
  for (let seed = first; seed < first + 60; seed++) {
    const { doc, server } = scene(new Random(seed));
    const stateVector = Y.encodeStateVector(server);
    const parts = step2Parts(Y.encodeStateAsUpdate(doc, stateVector), stateVector, 4000);
    expect(parts.length, `seed ${seed}`).toBeGreaterThan(1);
    replay(parts, server, seed);
    for (const name of [`${FILE}0`, `${FILE}1`]) {
      expect(server.getText(name).toString(), `seed ${seed}`).toBe(doc.getText(name).toString());
    }
    expect(server.getMap('files').toJSON(), `seed ${seed}`).toEqual(doc.getMap('files').toJSON());
    expect(Y.encodeStateVector(server), `seed ${seed}`).toEqual(Y.encodeStateVector(doc));
  }
});

it('brings deletions alone, however many', () => {
  const doc = new Y.Doc();
  doc.getText(FILE).insert(0, 'ab'.repeat(400));
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  for (let at = 798; at > 0; at -= 2) doc.getText(FILE).delete(at, 1);
  const stateVector = Y.encodeStateVector(server);
  const parts = step2Parts(Y.encodeStateAsUpdate(doc, stateVector), stateVector, 500);
  expect(parts).toHaveLength(1);
  replay(parts, server);
  expect(server.getText(FILE).toString()).toBe(doc.getText(FILE).toString());
});

it('gives back the whole where something is missing', () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let index = 0; index < 3; index++) doc.getText(FILE).insert(index * 1000, 'x'.repeat(1000));
  const gap = Y.mergeUpdates([updates[0]!, updates[2]!]);
  expect(step2Parts(gap, Y.encodeStateVector(new Y.Doc()), 500)).toEqual([gap]);
});
