import { MessageType, readHelloBody } from '@coedit/protocol';
import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { destroyClients, joinedClient, QUICK, startClient } from './testing/clients.ts';
import { FakeServer } from './testing/fake-server.ts';
import { until } from './testing/until.ts';

let server: FakeServer;
beforeEach(async () => {
  server = await FakeServer.start();
});
afterEach(async () => {
  destroyClients();
  await server.stop();
});

const hellos = () =>
  server.newest
    .ofType(MessageType.Hello)
    .map((message) => readHelloBody(decoding.createDecoder(message.subarray(1))));

describe('joining', () => {
  it('tells the session, me and the others', async () => {
    const ada = await joinedClient(server);
    const bob = await joinedClient(server, { name: 'Bob', wishedColour: 5 });
    await until('Ada sees Bob by name', () => ada.participants.get()[0]?.name === 'Bob');
    expect(ada.session.get()).toMatchObject({ name: 'A session', role: 'editor', lineage: 'lineage-one' });
    expect(ada.me.get()).toMatchObject({ name: 'Ada', colour: 3 });
    expect(bob.participants.get().map((one) => one.name)).toEqual(['Ada']);
    expect(Math.abs(ada.session.get()!.clockOffset)).toBeLessThan(1000);
    await until('the round-trip time is known', () => ada.roundTrip.get() !== null);
  });

  it('says hello with its Yjs client id before anything else', async () => {
    const client = await joinedClient(server);
    expect(server.newest.received[0]?.[0]).toBe(MessageType.Hello);
    expect(hellos()[0]).toMatchObject({ name: 'Ada', yjsClientId: client.doc.clientID });
  });

  it('introduces itself again, cut to what the server takes', async () => {
    const client = await joinedClient(server);
    client.introduce({ name: '\u202eE\u0000'.repeat(500), state: 1, wishedColour: 2 ** 40 - 1 });
    await until('the second hello is there', () => hellos().length === 2);
    expect(Array.from(hellos()[1]!.name)).toHaveLength(64);
    expect(hellos()[1]).toMatchObject({ state: 1, wishedColour: 0xffff_ffff });
  });

  it('introduces a changed Yjs client id before the first edit under it', async () => {
    const client = await joinedClient(server);
    client.doc.clientID = 4711;
    client.workspace.create('a.ts', 'x');
    await until('the edit is there', () => server.newest.counted > 1);
    const types = server.newest.received.map((message) => message[0]);
    expect(hellos().at(-1)?.yjsClientId).toBe(4711);
    expect(types.lastIndexOf(MessageType.Hello)).toBeLessThan(types.lastIndexOf(MessageType.Sync));
  });

  it('keeps two documents in step', async () => {
    const ada = await joinedClient(server);
    const bob = await joinedClient(server);
    const id = ada.workspace.create('src/a.ts', 'one\n');
    await until('Bob has the file', () => bob.workspace.find('src/a.ts') !== undefined);
    bob.workspace.text(id).insert(4, 'two\n');
    await until('Ada has the line', () => ada.workspace.text(id).toString() === 'one\ntwo\n');
    expect(server.doc.getText(id).toString()).toBe('one\ntwo\n');
  });
});

describe('coming back', () => {
  it('connects again by itself after a cut, tells when, and sends what was typed meanwhile', async () => {
    const client = await joinedClient(server);
    const id = client.workspace.create('a.ts', 'a');
    server.cutAll();
    await until('the cut is noticed', () => client.connection.get().kind === 'reconnecting');
    expect(client.connection.get()).toMatchObject({ retryAt: expect.any(Number) });
    expect(client.participants.get()).toEqual([]);
    client.workspace.text(id).insert(1, 'b');
    await until('it is saved', () => client.saveStatus.get().kind === 'saved');
    expect(server.doc.getText(id).toString()).toBe('ab');
    expect(server.newest.lineage).toBe('lineage-one');
  });

  it('waits as long as it said, or connects at once when told to', async () => {
    const client = await joinedClient(server, { timing: { firstRetry: 60_000, longestRetry: 60_000 } });
    server.cutAll();
    await until('the cut is noticed', () => client.connection.get().kind === 'reconnecting');
    const status = client.connection.get();
    expect(status.kind === 'reconnecting' && status.retryAt! - Date.now()).toBeGreaterThan(20_000);
    client.reconnectNow();
    expect(client.connection.get()).toEqual({ kind: 'reconnecting', retryAt: null });
    await until('it is back', () => client.connection.get().kind === 'online');
  });

  it.each([4401, 4403, 4404, 4409, 4410])(
    'stays closed after %i, also when told to connect',
    async (code) => {
      server.behaviour.closesWith = code;
      const client = startClient(server);
      await until('it is closed', () => client.connection.get().kind === 'closed');
      expect(client.connection.get()).toEqual({ kind: 'closed', code, reason: 'as the test says' });
      client.reconnectNow();
      expect(client.connection.get().kind).toBe('closed');
      expect(server.connections).toHaveLength(1);
    },
  );

  it.each([1008, 1011, 1012, 1013])('tries again after %i', async (code) => {
    server.behaviour.closesWith = code;
    const client = startClient(server);
    await until('it tries again', () => server.connections.length > 1);
    server.behaviour.closesWith = null;
    await until('it is online', () => client.connection.get().kind === 'online');
  });

  it.each([
    [2, 'server-newer'],
    [0, 'server-older'],
  ])('stops at a server that speaks version %d, and says %s', async (version, reason) => {
    server.behaviour.version = version;
    const client = startClient(server);
    await until('it has stopped', () => client.connection.get().kind === 'closed');
    expect(client.connection.get()).toEqual({ kind: 'closed', code: 4426, reason });
    expect(client.session.get()).toBeNull();
  });

  it('gives up on a server that never welcomes, and tries again', async () => {
    server.behaviour.welcomes = false;
    const client = startClient(server, { timing: { ...QUICK, handshake: 40 } });
    await until('it tried again', () => server.connections.length > 1);
    expect(client.connection.get().kind).toBe('reconnecting');
    expect(client.session.get()).toBeNull();
    server.behaviour.welcomes = true;
    await until('it is online', () => client.connection.get().kind === 'online');
  });

  it('notices a dead line', async () => {
    const timing = { ...QUICK, pingEvery: 10, deadAfter: 60, tick: 5 };
    const client = await joinedClient(server, { timing });
    const dead = server.newest;
    dead.silent = true;
    await until('a new connection is there', () => server.newest !== dead);
    await until('it is online', () => client.connection.get().kind === 'online');
  });

  it('does not merge with another lineage', async () => {
    const doc = new Y.Doc();
    doc.getMap('files').set('file:abcdefghijklmnop', { path: 'mine.ts' });
    server.doc.getMap('files').set('file:bbcdefghijklmnop', { path: 'theirs.ts' });
    const client = startClient(server, { doc, lineage: 'lineage-two' as never });
    await until('it is closed', () => client.connection.get().kind === 'closed');
    expect(client.connection.get()).toMatchObject({ code: 4409 });
    expect(client.workspace.files.get().map((file) => file.path)).toEqual(['mine.ts']);
    expect(server.doc.getMap('files').size).toBe(1);
  });

  it('refuses a token that no header can carry', () => {
    const client = startClient(server, { token: 'not a token\n' });
    expect(client.connection.get()).toMatchObject({ kind: 'closed', code: 4401 });
    client.reconnectNow();
    expect(client.connection.get()).toMatchObject({ kind: 'closed', code: 4401 });
  });
});

describe('messages nobody should send', () => {
  it('survives text frames, unknown types, broken bodies and empty messages', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const client = await joinedClient(server);
    const connection = server.newest;
    connection.sendText('hello?');
    connection.sendText('5');
    for (const message of [[], [63, 1, 2], [200, 1, 9], [18, 255], [19, 1, 9], [16], [1, 3, 1, 2], [23, 0]]) {
      connection.send(Uint8Array.from(message));
    }
    server.doc.getMap('files').set('file:abcdefghijklmnop', { path: 'after.ts' });
    await until('what came behind them is there', () => client.workspace.find('after.ts') !== undefined);
    expect(client.connection.get().kind).toBe('online');
    expect(server.connections).toHaveLength(1);
    expect(warn).toHaveBeenCalled();
    warn.mockRestore();
  });

  it('connects again when a sync message cannot be read: an update might be missing', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const client = await joinedClient(server);
    server.newest.send(Uint8Array.from([MessageType.Sync, 9]));
    await until('a new connection is there', () => server.connections.length === 2);
    await until('it is online', () => client.connection.get().kind === 'online');
    error.mockRestore();
  });

  it('never answers awareness: it has none of its own', async () => {
    const client = await joinedClient(server);
    client.destroy();
    await until('it left', () => server.newest.closed);
    expect(server.newest.ofType(MessageType.Awareness)).toEqual([]);
  });
});

describe('leaving', () => {
  it('leaves cleanly and keeps no timer', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const client = await joinedClient(server);
    client.workspace.create('a.ts', 'a');
    client.setCursor(null);
    client.destroy();
    client.destroy();
    expect(client.connection.get()).toEqual({ kind: 'closed', code: 1000, reason: '' });
    await until('the server sees it', () => server.newest.closed);
    await until('no timer is left', () => timers() <= before);
  });

  it('stays away after disconnect, until told to come back', async () => {
    const client = await joinedClient(server);
    client.disconnect();
    expect(client.connection.get()).toEqual({ kind: 'closed', code: 1000, reason: '' });
    client.workspace.create('a.ts', 'a');
    expect(client.saveStatus.get()).toEqual({ kind: 'offline', edits: 1 });
    client.reconnectNow();
    await until('it is saved', () => client.saveStatus.get().kind === 'saved');
    expect(server.connections).toHaveLength(2);
  });

  it('leaves a given document alone', async () => {
    const doc = new Y.Doc();
    const client = await joinedClient(server, { doc });
    client.destroy();
    const sent = vi.fn();
    doc.on('update', sent);
    doc.getMap('files').set('x', 1);
    expect(sent).toHaveBeenCalledOnce();
  });
});
