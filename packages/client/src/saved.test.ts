import { isCountedSync, MessageType, SyncKind } from '@coedit/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { SessionClient } from './session-client.ts';
import { destroyClients, joinedClient, startClient } from './testing/clients.ts';
import { FakeServer } from './testing/fake-server.ts';
import { until } from './testing/until.ts';

const NEVER = { firstRetry: 600_000, longestRetry: 600_000 };

let server: FakeServer;
beforeEach(async () => {
  server = await FakeServer.start();
});
afterEach(async () => {
  destroyClients();
  await server.stop();
});

const saved = (client: SessionClient) => until('it is saved', () => client.saveStatus.get().kind === 'saved');
const lost = (client: SessionClient) =>
  until('the cut is noticed', () => client.connection.get().kind === 'reconnecting');

it('is not saved before the server told so, for every message', async () => {
  const client = await joinedClient(server);
  await saved(client);
  server.behaviour.saves = false;
  const id = client.workspace.create('a.ts');
  client.workspace.text(id).insert(0, 'a');
  client.workspace.text(id).insert(1, 'b');
  expect(client.saveStatus.get()).toEqual({ kind: 'saving' });
  expect(client.unsavedEdits).toBe(3);
  await until('the server has all', () => server.newest.counted === 4);
  server.newest.tellSaved(3);
  await until('two are told', () => client.unsavedEdits === 1);
  expect(client.saveStatus.get()).toEqual({ kind: 'saving' });
  server.newest.tellSaved(4);
  await saved(client);
  expect(client.unsavedEdits).toBe(0);
});

it('is not saved before its step 2 left, even with nothing to tell', async () => {
  server.behaviour.asksState = false;
  const client = await joinedClient(server);
  expect(client.saveStatus.get()).toEqual({ kind: 'saving' });
  server.newest.askState();
  await saved(client);
});

it('holds back updates until its step 2, which has their content', async () => {
  server.behaviour.asksState = false;
  const client = await joinedClient(server);
  const id = client.workspace.create('a.ts', 'early');
  server.newest.askState();
  await saved(client);
  const counted = server.newest.received.filter(isCountedSync);
  expect(counted.map((message) => message[1])).toEqual([SyncKind.Step2]);
  expect(server.doc.getText(id).toString()).toBe('early');
});

it('sends something else before each step 2, so that the server can tell two from one in parts', async () => {
  const client = await joinedClient(server);
  await saved(client);
  server.newest.askState();
  server.newest.askState();
  await until('it answered twice again', () => server.newest.counted === 3);
  const { received } = server.newest;
  const last = received.findLastIndex(isCountedSync);
  expect(received[last - 1]?.[0]).toBe(MessageType.Ping);
});

it('counts edits made offline, and those that were sent and not told saved', async () => {
  const client = await joinedClient(server, { timing: NEVER });
  await saved(client);
  server.behaviour.saves = false;
  const id = client.workspace.create('a.ts');
  await until('the server has it', () => server.newest.counted === 2);
  server.cutAll();
  await lost(client);
  expect(client.saveStatus.get()).toEqual({ kind: 'offline', edits: 1 });
  client.workspace.text(id).insert(0, 'x');
  client.workspace.text(id).delete(0, 1);
  expect(client.saveStatus.get()).toEqual({ kind: 'offline', edits: 3 });
  client.reconnectNow();
  await until('it is online', () => client.connection.get().kind === 'online');
  await until('the server has it', () => server.newest.counted === 1);
  expect(client.saveStatus.get()).toEqual({ kind: 'saving' });
  server.newest.tellSaved();
  await saved(client);
});

it('does not take an answer to the old connection for the new one', async () => {
  const client = await joinedClient(server);
  const id = client.workspace.create('a.ts');
  for (let index = 0; index < 20; index++) client.workspace.text(id).insert(0, 'x');
  await saved(client);
  server.behaviour.saves = false;
  server.cutAll();
  await until(
    'it is back',
    () => server.connections.length === 2 && client.connection.get().kind === 'online',
  );
  await until('its step 2 is there', () => server.newest.counted === 1);
  expect(client.saveStatus.get()).toEqual({ kind: 'saving' });
});

it('starts with what the browser kept and the server may not have', async () => {
  const doc = new Y.Doc();
  const kept = new Y.Doc();
  kept.getMap('files').set('file:abcdefghijklmnop', { path: 'kept.ts' });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(kept));
  const client = startClient(server, { doc, unsavedEdits: 2, connect: false });
  expect(client.saveStatus.get()).toEqual({ kind: 'offline', edits: 2 });
  client.reconnectNow();
  await saved(client);
  expect(client.unsavedEdits).toBe(0);
  expect(server.doc.getMap('files').size).toBe(1);
});

it('does not count what others typed', async () => {
  const client = await joinedClient(server);
  await saved(client);
  server.doc.getMap('files').set('file:abcdefghijklmnop', { path: 'theirs.ts' });
  await until('it is here', () => client.workspace.files.get().length === 1);
  expect(client.saveStatus.get()).toEqual({ kind: 'saved' });
  expect(server.newest.ofType(MessageType.Sync).filter(isCountedSync)).toHaveLength(1);
});

it('brings much offline work in parts, and counts it saved with the last', async () => {
  server.behaviour.saves = false;
  const client = startClient(server, { connect: false });
  const files = Array.from({ length: 12 }, (_, at) => ({ path: `f${at}`, content: `${at}`.repeat(200_000) }));
  client.workspace.createMany(files);
  const edits = client.unsavedEdits;
  client.reconnectNow();
  await until(
    'all parts are there',
    () => server.doc.getMap('files').size === 12 && server.newest.counted > 3,
  );
  const counted = server.newest.received.filter(isCountedSync);
  for (const message of counted) expect(message.length).toBeLessThan(700_000);
  server.newest.tellSaved(server.newest.counted - 1);
  await until('the round trip behind it', () => client.roundTrip.get() !== null);
  expect(client.saveStatus.get()).toEqual({ kind: 'saving' });
  expect(client.unsavedEdits).toBe(edits);
  server.newest.tellSaved();
  await saved(client);
  for (const { path, content } of files) {
    expect(server.doc.getText(client.workspace.find(path)!.id).toString() === content).toBe(true);
  }
});
