import { encodeCheckMessage, encodeSyncMessage, MessageType, SyncKind } from '@coedit/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Client, FakeInstance, FILE, SESSION } from './testing/fake-instance.ts';

const LONG = 'xyz\n'.repeat(300_000);
/** Bytes of a message, with what a last piece of text may add. */
const MOST_IN_A_MESSAGE = 520 * 1024;
const SECOND = 1_000;

/** A session that is stored with a text too long for one message, and cut into many pieces. */
async function largeSession(text = LONG): Promise<FakeInstance> {
  const instance = await FakeInstance.withSession();
  const doc = new Y.Doc();
  const shared = doc.getText(FILE);
  shared.insert(0, text);
  doc.transact(() => {
    for (let piece = 0; piece < 12_000; piece += 1) shared.insert((piece * 7) % 5_000, '.');
  });
  const update = Y.encodeStateAsUpdate(doc);
  const at = instance.clock.now();
  await instance.store.append(SESSION, [{ update, at, author: '', linkId: '' as never }]);
  const loading = instance.registry.use(SESSION, () => undefined);
  await instance.clock.pass(SECOND, 1);
  await loading;
  return instance;
}

function ask(client: Client): void {
  client.send(encodeSyncMessage(SyncKind.Step1, Y.encodeStateVector(client.doc)));
}

function updates(client: Client): Uint8Array[] {
  return client.connection.sent.filter(
    ([type, kind]) => type === MessageType.Sync && kind === SyncKind.Update,
  );
}

/** The server's text, by way of somebody who joins anew. */
async function serverText(instance: FakeInstance): Promise<string> {
  const fresh = await instance.join();
  ask(fresh);
  await instance.clock.pass(2 * SECOND, 1);
  fresh.read();
  fresh.leave();
  return fresh.text;
}

test('a large document comes in messages of bounded size, with a step 2 behind them', async () => {
  const instance = await largeSession();
  const ada = await instance.join();
  ask(ada);
  expect(ada.connection.syncs(SyncKind.Step2)).toHaveLength(0);
  await instance.clock.pass(SECOND, 1);
  const messages = updates(ada);
  expect(messages.length).toBeGreaterThan(4);
  expect(Math.max(...messages.map(({ length }) => length))).toBeLessThan(MOST_IN_A_MESSAGE);
  expect(ada.connection.syncs(SyncKind.Step2)).toHaveLength(1);
  expect(ada.connection.sent.at(-1)?.[1]).toBe(SyncKind.Step2);
  for (const update of ada.connection.syncs(SyncKind.Update)) {
    Y.applyUpdate(ada.doc, update);
    expect(ada.doc.store.pendingStructs).toBeNull();
  }
  expect(ada.text.length).toBe(LONG.length + 12_000);
  expect(ada.participant.sent).toBe(messages.length + 1);
});

test('what is typed meanwhile comes behind it, and after it everything comes at once', async () => {
  const instance = await largeSession();
  const [ada, ben] = [await instance.join(), await instance.join()];
  for (const client of [ada, ben]) ask(client);
  await instance.clock.pass(SECOND, 1);
  ada.read();
  ada.sendStep2();
  await instance.clock.pass(SECOND, 1);
  const cleo = await instance.join();
  ask(cleo);
  for (let turn = 0; turn < 40; turn += 1) {
    await instance.clock.pass(1);
    ada.type(`${turn},`);
    ada.silently(() => undefined);
    if (turn % 7 === 0) ada.doc.getText(FILE).delete(turn * 11, 5);
  }
  await instance.clock.pass(SECOND, 1);
  cleo.read();
  expect(cleo.text === ada.text).toBe(true);
  ada.type('at once');
  cleo.read();
  expect(cleo.text === ada.text).toBe(true);
});

test('who joins at the same time, or soon after, gets the very same bytes', async () => {
  const instance = await largeSession();
  const clients = await Promise.all(Array.from({ length: 20 }, () => instance.join()));
  for (const client of clients) ask(client);
  await instance.clock.pass(SECOND, 1);
  const late = await instance.join();
  ask(late);
  await instance.clock.pass(SECOND, 1);
  const [first] = clients;
  for (const client of [...clients, late]) {
    const [mine, theirs] = [updates(client), updates(first!)];
    expect(mine).toHaveLength(theirs.length);
    expect(mine.every((message, index) => message === theirs[index])).toBe(true);
    client.leave();
  }
  await instance.clock.pass(6 * SECOND, 500);
  const later = await instance.join();
  ask(later);
  await instance.clock.pass(SECOND, 1);
  expect(updates(later)[0]).toEqual(updates(first!)[0]);
  expect(updates(later)[0]).not.toBe(updates(first!)[0]);
});

test('a slow line gets one message at a time, and everything in the end, however much is changed meanwhile', async () => {
  const instance = await largeSession();
  const ada = await instance.join();
  ask(ada);
  await instance.clock.pass(SECOND, 1);
  ada.read();
  ada.sendStep2();
  await instance.clock.pass(SECOND, 1);
  const slow = await instance.join();
  const session = instance.registry.live(SESSION);
  const send = slow.connection.send.bind(slow.connection);
  slow.connection.send = (message) => {
    send(message);
    slow.connection.congested = true;
  };
  ask(slow);
  let most = 0;
  // Longer than any log: first of the whole state, then of the difference behind it.
  for (let round = 0; slow.connection.syncs(SyncKind.Step2).length === 0; round += 1) {
    expect(round).toBeLessThan(200);
    const before = slow.participant.sent;
    slow.connection.congested = false;
    session?.drained(slow.participant);
    if (round < 6) ada.type(String(round).repeat(400_000));
    await instance.clock.pass(100, 1);
    if (round % 3 === 0) ada.doc.getText(FILE).delete(0, 3_000);
    await instance.clock.pass(20, 1);
    most = Math.max(most, slow.participant.sent - before);
  }
  expect(most).toBe(1);
  slow.connection.send = send;
  slow.connection.congested = false;
  session?.drained(slow.participant);
  await instance.clock.pass(SECOND, 1);
  slow.read();
  expect(slow.text === ada.text).toBe(true);
  expect((await serverText(instance)) === ada.text).toBe(true);
});

test('who cannot take anything when it asks is answered when it can, also of a small document', async () => {
  const instance = await FakeInstance.withSession();
  const ada = await instance.join();
  ada.type('hello');
  const slow = await instance.join();
  slow.connection.congested = true;
  ask(slow);
  ask(slow);
  await instance.clock.pass(SECOND / 2, 10);
  expect(slow.connection.syncs(SyncKind.Step2)).toHaveLength(0);
  ada.type(' there');
  slow.connection.congested = false;
  instance.registry.live(SESSION)?.drained(slow.participant);
  await instance.clock.pass(SECOND / 2, 10);
  slow.read();
  expect(slow.text).toBe('hello there');
  expect(slow.connection.syncs(SyncKind.Step2)).toHaveLength(1);
  expect(slow.participant.refusals).toBe(0);
  // The second question, which came meanwhile.
  await instance.clock.pass(2 * SECOND, 10);
  expect(slow.connection.syncs(SyncKind.Step2)).toHaveLength(2);
});

test('who was too slow for single updates of a large document gets the difference in steps', async () => {
  const instance = await largeSession();
  const [ada, slow] = [await instance.join(), await instance.join()];
  for (const client of [ada, slow]) ask(client);
  await instance.clock.pass(SECOND, 1);
  for (const client of [ada, slow]) {
    client.read();
    client.sendStep2();
    client.connection.clear();
  }
  await instance.clock.pass(SECOND, 1);
  slow.connection.congested = true;
  for (let count = 0; count < 50; count += 1) ada.type(`line ${count}\n`);
  ada.doc.getText(FILE).delete(0, 70);
  expect(updates(slow)).toHaveLength(1);
  slow.connection.congested = false;
  instance.registry.live(SESSION)?.drained(slow.participant);
  expect(updates(slow)).toHaveLength(1);
  slow.send(encodeCheckMessage({ received: 0, attempt: 1, digest: new Uint8Array(20) }));
  expect(slow.connection.checked).toHaveLength(1);
  await instance.clock.pass(SECOND, 1);
  expect(updates(slow)).toHaveLength(2);
  slow.read();
  expect(slow.text === ada.text).toBe(true);
  expect(slow.connection.syncs(SyncKind.Step2)).toHaveLength(0);
});

test('who leaves meanwhile costs nothing more', async () => {
  const instance = await largeSession();
  const ada = await instance.join();
  ask(ada);
  await instance.clock.pass(2);
  const sent = ada.connection.sent.length;
  ada.leave();
  await instance.clock.pass(10 * SECOND, 100);
  expect(ada.connection.sent).toHaveLength(sent);
  expect(ada.participant.supply).toBeNull();
  expect(instance.errors).toEqual([]);
});
