import { encodeSyncMessage, SyncKind } from '@coedit/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { settled } from './testing/fake-clock.ts';
import { type Client, FakeInstance, FILE, SESSION } from './testing/fake-instance.ts';

const SECOND = 1_000;
/** Large, and more than a first snapshot waits for. */
const LONG = 'xyz\n'.repeat(200_000);

async function writerOfLarge(instance: FakeInstance): Promise<Client> {
  const writer = await instance.join();
  writer.send(encodeSyncMessage(SyncKind.Step1, Y.encodeStateVector(writer.doc)));
  writer.read();
  writer.sendStep2();
  await settled();
  writer.type(LONG);
  return writer;
}

test('a large document is folded in steps, and what is typed meanwhile is kept as well', async () => {
  const instance = await FakeInstance.withSession();
  const writer = await writerOfLarge(instance);
  let typed = 0;
  for (let turn = 0; turn < 400; turn += 1) {
    await instance.clock.pass(1);
    if (turn % 5 !== 0 || writer.connection.paused) continue;
    writer.type(`${turn},`);
    writer.doc.getText(FILE).delete(turn, 2);
    typed += 1;
  }
  await instance.clock.pass(10 * SECOND, 10);
  expect(typed).toBeGreaterThan(20);
  const stored = await instance.store.loadDocument(SESSION);
  expect(stored.snapshotUpTo).toBeGreaterThan(1);
  expect((await instance.storedText()) === writer.text).toBe(true);
  // The snapshot alone misses nothing up to its number: the whole history says so.
  const whole = new Y.Doc();
  if (stored.snapshot !== null) Y.applyUpdateV2(whole, stored.snapshot);
  expect(whole.store.pendingStructs).toBeNull();
  expect(whole.getText(FILE).length).toBeGreaterThan(LONG.length / 2);
  expect(instance.errors).toEqual([]);
});

test('a session that is put away while it is folded hands over no snapshot: what is stored then is not its own', async () => {
  const instance = await FakeInstance.withSession();
  const compacted: number[] = [];
  const { store } = instance;
  const compact = store.compact.bind(store);
  store.compact = async (id, snapshot, upTo) => {
    compacted.push(upTo);
    return compact(id, snapshot, upTo);
  };
  const writer = await writerOfLarge(instance);
  // Until all is taken and saved, so that folding begins.
  for (let turn = 0; turn < 50 && writer.connection.saved.at(-1) !== 2; turn += 1)
    await instance.clock.pass(1);
  expect(writer.connection.saved.at(-1)).toBe(2);
  const before = compacted.length;
  const notice = { code: 'restored', text: '' } as const;
  await instance.registry.replace(SESSION, notice, async () => undefined);
  await instance.clock.pass(10 * SECOND, 10);
  expect(compacted).toHaveLength(before);
  expect(instance.errors).toEqual([]);
});
