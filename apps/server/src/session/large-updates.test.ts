import { CloseCode, encodePingMessage, MessageType, SyncKind } from '@coedit/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { settled } from './testing/fake-clock.ts';
import { type Client, FakeInstance, FILE, SESSION } from './testing/fake-instance.ts';

const LONG = 'x'.repeat(500_000);
const STEP_MS = 1;

/** Lets the server work until nothing large is under way. */
async function finish(instance: FakeInstance, ...clients: readonly Client[]): Promise<void> {
  for (let turn = 0; turn < 1_000; turn += 1) await instance.clock.pass(STEP_MS);
  for (const client of clients) client.read();
}

async function two(): Promise<{ instance: FakeInstance; writer: Client; reader: Client }> {
  const instance = await FakeInstance.withSession();
  const writer = await instance.join('editor', { linkId: 'writer' });
  const reader = await instance.join('editor', { linkId: 'reader' });
  for (const client of [writer, reader]) {
    client.read();
    client.sendStep2();
  }
  return { instance, writer, reader };
}

test('a large update is taken over many turns, reaches everyone, and is told saved once, when all of it is', async () => {
  const { instance, writer, reader } = await two();
  writer.connection.clear();
  writer.type(LONG);
  expect(writer.connection.paused).toBe(true);
  expect(reader.connection.syncs(SyncKind.Update)).toHaveLength(0);
  await finish(instance, reader);
  expect(reader.connection.syncs(SyncKind.Update).length).toBeGreaterThan(2);
  expect(reader.text).toBe(LONG);
  expect(writer.connection.saved).toEqual([2]);
  expect(writer.connection.paused).toBe(false);
  expect(await instance.storedText()).toBe(LONG);
});

test('what its sender sends meanwhile waits, in order; what others send does not', async () => {
  const { instance, writer, reader } = await two();
  writer.type(LONG);
  writer.type('END');
  writer.connection.clear();
  writer.send(encodePingMessage(7));
  expect(writer.connection.types).not.toContain(MessageType.Pong);
  reader.connection.clear();
  reader.send(encodePingMessage(8));
  expect(reader.connection.types).toContain(MessageType.Pong);
  await finish(instance, reader);
  expect(reader.text).toBe(`${LONG}END`);
  expect(writer.connection.types).toContain(MessageType.Pong);
  expect(writer.connection.saved.at(-1)).toBe(3);
});

test('of two large ones in a row the second waits for the first', async () => {
  const { instance, writer, reader } = await two();
  writer.type(LONG);
  writer.type(LONG);
  await finish(instance, reader);
  expect(reader.text).toBe(LONG + LONG);
  expect(writer.connection.saved.at(-1)).toBe(3);
});

test('who goes right after sending one leaves when it is taken', async () => {
  const { instance, writer, reader } = await two();
  writer.type(LONG);
  writer.leave();
  expect(writer.participant.gone).toBe(false);
  await finish(instance, reader);
  expect(writer.participant.gone).toBe(true);
  expect(reader.text).toBe(LONG);
});

test('who is cut off meanwhile has no more of it taken', async () => {
  const { instance, writer, reader } = await two();
  writer.type(LONG);
  writer.connection.close(CloseCode.Revoked, 'link-revoked');
  await finish(instance, reader);
  expect(reader.text).toBe('');
  writer.leave();
  expect(writer.participant.gone).toBe(true);
});

test('the role is asked for each part', async () => {
  const { instance, writer, reader } = await two();
  const { connection } = reader;
  const send = connection.send.bind(connection);
  connection.send = (message) => {
    // The first part has come.
    writer.participant.role = 'viewer';
    send(message);
  };
  writer.type(LONG);
  await finish(instance, reader);
  expect(reader.text).not.toBe('');
  expect(reader.text.length).toBeLessThan(LONG.length);
  expect(writer.connection.notices.map(({ code }) => code)).toContain('read-only');
  // Its step 2 alone.
  expect(writer.connection.saved.at(-1)).toBe(1);
});

test("a viewer's large step 2 that brings nothing is fine, one that brings something is refused", async () => {
  const { instance, writer } = await two();
  writer.type(LONG);
  await finish(instance);
  const viewer = await instance.join('viewer');
  viewer.silently(() => Y.applyUpdate(viewer.doc, Y.encodeStateAsUpdate(writer.doc)));
  viewer.sendStep2();
  await finish(instance);
  expect(viewer.connection.saved).toEqual([1]);
  expect(viewer.connection.notices).toEqual([]);
  viewer.silently(() => viewer.doc.getText(FILE).insert(0, LONG));
  viewer.sendStep2();
  await finish(instance);
  expect(viewer.connection.notices.map(({ code }) => code)).toEqual(['read-only']);
  expect(viewer.connection.saved).toEqual([1]);
});

test('a restart waits for what is under way', async () => {
  const { instance, writer } = await two();
  writer.type(LONG);
  let isClosed = false;
  const closing = instance.registry.close().then(() => {
    isClosed = true;
  });
  await settled();
  expect(isClosed).toBe(false);
  await finish(instance);
  await closing;
  expect(await instance.storedText()).toBe(LONG);
});

test('what costs much time slows its sender down', async () => {
  const { instance, writer } = await two();
  writer.participant.messages.charge(1_000);
  writer.type('a');
  expect(writer.connection.paused).toBe(true);
  expect(instance.registry.live(SESSION)?.participantCount).toBe(2);
});
