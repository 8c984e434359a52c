import {
  type Cursor,
  encodeAwarenessMessage,
  encodeCursorsMessage,
  encodeParticipantsMessage,
  type FileId,
  MessageType,
  type Participant,
  PresenceKind,
  readCursorBody,
  SyncKind,
  type UserId,
} from '@coedit/protocol';
import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readCursorState } from './stock-awareness.ts';
import { destroyClients, joinedClient } from './testing/clients.ts';
import { FakeServer } from './testing/fake-server.ts';
import { until } from './testing/until.ts';

const FILE = 'file:abcdefghijklmnop' as FileId;
const BOB = 77 as UserId;

let server: FakeServer;
beforeEach(async () => {
  server = await FakeServer.start();
  server.doc.getMap('files').set(FILE, { path: 'a.ts' });
  server.doc.getText(FILE).insert(0, 'one\ntwo 🙂 x\n');
});
afterEach(async () => {
  destroyClients();
  await server.stop();
});

const cursorsReceived = () =>
  server.newest
    .ofType(MessageType.Cursor)
    .map((message) => readCursorBody(decoding.createDecoder(message.subarray(1))));

const cursorOf = (userId: UserId, change: Partial<Cursor> = {}): Cursor => ({
  userId,
  fileId: FILE,
  line: 2,
  column: 3,
  selections: [],
  ...change,
});

const bob: Participant = { userId: BOB, name: 'Bob', colour: 1, role: 'editor', state: 0, yjsClientId: 4242 };

const positionAt = (index: number) => Y.createRelativePositionFromTypeIndex(server.doc.getText(FILE), index);
const stockState = (anchor: number, head: number) =>
  JSON.stringify({
    user: { name: 'Bob', color: '#123456' },
    cursor: { anchor: positionAt(anchor), head: positionAt(head) },
  });

describe('mine', () => {
  it('leaves after the edit it belongs to, though it was set before it in the same turn', async () => {
    const client = await joinedClient(server);
    client.setCursor({ fileId: FILE, line: 1, column: 2, selections: [] });
    client.workspace.text(FILE).insert(0, 'x');
    await until('the cursor is there', () => cursorsReceived().length === 1);
    const types = server.newest.received.map((message) => [message[0], message[1]]);
    const edit = types.findIndex(([type, kind]) => type === MessageType.Sync && kind === SyncKind.Update);
    expect(edit).toBeGreaterThan(0);
    expect(types.findIndex(([type]) => type === MessageType.Cursor)).toBeGreaterThan(edit);
  });

  it('is one message a frame, the newest, and none when it did not move', async () => {
    const client = await joinedClient(server);
    for (let column = 1; column <= 100; column++) {
      client.setCursor({ fileId: FILE, line: 1, column, selections: [] });
    }
    await until('a cursor is there', () => cursorsReceived().length > 0);
    client.setCursor({ fileId: FILE, line: 1, column: 100, selections: [] });
    client.setCursor(null);
    await until('it is gone', () => cursorsReceived().at(-1)?.line === 0);
    expect(cursorsReceived().map(({ line, column }) => [line, column])).toEqual([
      [1, 100],
      [0, 0],
    ]);
  });

  it('is kept while offline and told on the next connection', async () => {
    const client = await joinedClient(server);
    server.cutAll();
    await until('the cut is noticed', () => client.connection.get().kind === 'reconnecting');
    const selection = { anchor: Uint8Array.of(1), head: Uint8Array.of(2) };
    client.setCursor({ fileId: FILE, line: 2, column: 5, selections: [selection] });
    await until('the cursor is there', () => cursorsReceived().length === 1);
    expect(cursorsReceived()[0]).toMatchObject({ fileId: FILE, line: 2, column: 5, userId: 0 });
    expect(Array.from(cursorsReceived()[0]!.selections[0]!.head)).toEqual([2]);
  });
});

describe("the others'", () => {
  it('come, move, go; mine is not among them', async () => {
    const client = await joinedClient(server);
    const me = client.me.get()!.userId;
    server.newest.send(encodeCursorsMessage([cursorOf(BOB), cursorOf(me)]));
    await until('a cursor is here', () => client.cursors.get().size > 0);
    expect([...client.cursors.get().keys()]).toEqual([BOB]);
    server.newest.send(encodeCursorsMessage([cursorOf(BOB, { line: 1 })]));
    await until('it moved', () => client.cursors.get().get(BOB)?.line === 1);
    server.newest.send(encodeCursorsMessage([cursorOf(BOB, { line: 0, fileId: '' })]));
    await until('it is gone', () => client.cursors.get().size === 0);
  });

  it('go with their owner, and while offline', async () => {
    const client = await joinedClient(server);
    server.newest.send(encodeCursorsMessage([cursorOf(BOB), cursorOf(78 as UserId)]));
    server.newest.send(encodeParticipantsMessage([{ kind: PresenceKind.Left, participant: bob }]));
    await until('one is left', () => client.cursors.get().size === 1);
    server.cutAll();
    await until('none is left', () => client.cursors.get().size === 0);
  });

  it('cost one notification however many move', async () => {
    const client = await joinedClient(server);
    let told = 0;
    client.cursors.subscribe(() => told++);
    const many = Array.from({ length: 50 }, (_, index) => cursorOf((100 + index) as UserId));
    server.newest.send(encodeCursorsMessage(many));
    await until('they are here', () => client.cursors.get().size === 50);
    expect(told).toBe(1);
  });
});

describe('of stock clients', () => {
  it('are shown under their participant, whichever is told first', async () => {
    const client = await joinedClient(server);
    const state = { clientId: 4242, clock: 1, json: stockState(0, 8) };
    server.newest.send(encodeAwarenessMessage([state]));
    server.newest.send(encodeParticipantsMessage([{ kind: PresenceKind.Joined, participant: bob }]));
    await until('the cursor is here', () => client.cursors.get().has(BOB));
    const cursor = client.cursors.get().get(BOB)!;
    expect(cursor).toMatchObject({ userId: BOB, fileId: FILE, line: 2, column: 5 });
    const head = Y.createAbsolutePositionFromRelativePosition(
      Y.decodeRelativePosition(cursor.selections[0]!.head),
      client.doc,
    );
    expect(head?.index).toBe(8);
    server.newest.send(encodeParticipantsMessage([{ kind: PresenceKind.Changed, participant: bob }]));
    server.newest.send(encodeAwarenessMessage([{ clientId: 4242, clock: 2, json: 'null' }]));
    await until('it is gone', () => client.cursors.get().size === 0);
  });

  it('ignores an older state', async () => {
    const client = await joinedClient(server);
    server.newest.send(encodeParticipantsMessage([{ kind: PresenceKind.Joined, participant: bob }]));
    server.newest.send(encodeAwarenessMessage([{ clientId: 4242, clock: 5, json: stockState(0, 4) }]));
    server.newest.send(encodeAwarenessMessage([{ clientId: 4242, clock: 4, json: stockState(0, 0) }]));
    await until('the cursor is here', () => client.cursors.get().has(BOB));
    expect(client.cursors.get().get(BOB)).toMatchObject({ line: 2, column: 1 });
  });

  it.each([
    ['no JSON', '{'],
    ['no cursor', '{"user":{"name":"x"}}'],
    ['no object', '7'],
    ['cursor null', '{"cursor":null}'],
    ['another root', '{"cursor":{"anchor":{"tname":"files"},"head":{"tname":"files"}}}'],
    ['two files', `{"cursor":{"anchor":{"tname":"${FILE}"},"head":{"tname":"file:bbbbbbbbbbbbbbbb"}}}`],
    ['a nested type', `{"cursor":{"anchor":{"tname":"${FILE}","type":{"client":1,"clock":1}},"head":{}}}`],
  ])('reads no cursor from %s', (_what, json) => {
    expect(readCursorState(json, server.doc)).toBeNull();
  });

  it('takes a place in text that is not here yet, and creates nothing', () => {
    const doc = new Y.Doc();
    const cursor = readCursorState(stockState(0, 8), doc);
    expect(cursor).toMatchObject({ fileId: FILE, line: 1, column: 1 });
    const atEnd = `{"tname":"${FILE}","item":null,"assoc":0}`;
    expect(readCursorState(`{"cursor":{"anchor":${atEnd},"head":${atEnd}}}`, doc)).toMatchObject({ line: 1 });
    expect(doc.share.size).toBe(0);
    const wild = `{"tname":"${FILE}","item":{"client":-1,"clock":1e300},"assoc":"x"}`;
    expect(readCursorState(`{"cursor":{"anchor":${wild},"head":${wild}}}`, server.doc)).toMatchObject({
      fileId: FILE,
    });
  });
});
