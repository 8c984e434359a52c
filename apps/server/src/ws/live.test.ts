import {
  encodeCursorMessage,
  encodeHelloMessage,
  encodePingMessage,
  encodeSyncMessage,
  MessageType,
  PresenceKind,
  SyncKind,
  type UserId,
} from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { HeldStore } from '../session/testing/held-store.ts';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

const FILES = [{ path: 'a.txt', text: 'one\n' }];

const cursorAt = (line: number, fileId: string): Uint8Array =>
  encodeCursorMessage({ line, column: 1, userId: 4_000_000 as UserId, fileId, selections: [] });

const helloOf = (name: string, yjsClientId: number): Uint8Array =>
  encodeHelloMessage({ name, wishedColour: 1, yjsClientId, state: 0 });

describe('the way in', () => {
  it('is welcomed first, with coedit.v1 selected and no token echoed', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const client = await app.connect(session, session.links.editor.token);
    expect(client.socket.protocol).toBe('coedit.v1');
    await client.synced();
    expect(client.types[0]).toBe(MessageType.Welcome);
    expect(client.welcome).toMatchObject({ protocolVersion: 1, role: 'editor', sessionName: 'Test session' });
    expect(client.welcome.limits.messageBytes).toBe(4 * 1024 * 1024);
    expect(Math.abs(client.welcome.serverTime - Date.now())).toBeLessThan(60_000);
    expect(client.text('a.txt')).toBe('one\n');
  });

  it('is closed by a code that says why not', async () => {
    const app = await TestApp.start();
    const session = await app.create();
    const { owner, editor } = session.links;
    const codeFor = async (id: string, token: string, lineage?: string): Promise<number> =>
      (await app.connect({ id }, token, lineage === undefined ? {} : { lineage })).closed();
    expect(await codeFor('unknown-session', editor.token)).toBe(4404);
    expect(await codeFor('short', editor.token)).toBe(4404);
    expect(await codeFor(session.id, 'nonsense')).toBe(4401);
    expect(await codeFor(session.id, 'x'.repeat(32))).toBe(4401);
    expect(await codeFor(session.id, editor.token, 'another-lineage')).toBe(4409);
    expect(await codeFor(session.id, editor.token, 'un readable')).toBe(4409);
    await app.api(owner.token).deleteLink(session.id, editor.id);
    expect(await codeFor(session.id, editor.token)).toBe(4403);
    const stock = await app.connect(session, '', { stock: true });
    expect(await stock.closed()).toBe(4401);
  });

  it('is open to the lineage that the session has', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const first = await (await app.connect(session, session.links.editor.token)).synced();
    const { lineage } = first.welcome;
    const second = await app.connect(session, session.links.editor.token, { lineage });
    expect((await second.synced()).closedWith).toBeNull();
  });

  it('is shut before the upgrade for pages of other origins', async () => {
    const app = await TestApp.start({ ALLOWED_ORIGINS: 'https://wiki.example.org' });
    const session = await app.create();
    const { token } = session.links.editor;
    const statusFor = (origin: string): Promise<number> =>
      new Promise((resolve) => {
        const url = `${app.webSocketUrl}/${session.id}`;
        const socket = new WebSocket(url, ['coedit.v1', `token.${token}`], { origin });
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
        socket.on('open', () => resolve(101));
        socket.on('error', () => undefined);
        socket.on('open', () => socket.close());
      });
    expect(await statusFor('https://evil.example.org')).toBe(403);
    expect(await statusFor('null')).toBe(403);
    expect(await statusFor('https://wiki.example.org')).toBe(101);
    expect(await statusFor(app.url)).toBe(101);
  });

  it('is shut for more connections than an address may have, and open again when one ends', async () => {
    const app = await TestApp.start({ LIMIT_CONNECTIONS_PER_ADDRESS: '2' });
    const session = await app.create();
    const { token } = session.links.editor;
    const first = await (await app.connect(session, token)).synced();
    await (await app.connect(session, token)).synced();
    const third = await app.connect(session, token);
    expect(await third.closed()).toBe(1013);
    first.socket.close();
    await first.closed();
    await until('there is room again', async () => {
      const client = await app.connect(session, token);
      await until('it is in or out', () => client.closedWith !== null || client.received.length > 0);
      return client.closedWith === null;
    });
  });

  it('takes what was sent before the session was open, in order', async () => {
    const store = new HeldStore();
    const app = await TestApp.start({}, store);
    const session = await app.create(FILES);
    const goOn = store.holdLoads();
    const client = await app.connect(session, session.links.editor.token);
    for (let number = 0; number < 300; number += 1) client.send(encodePingMessage(number));
    await until('the session is being loaded', () => store.loads > 0);
    goOn();
    const pongs = () => client.received.filter(([type]) => type === MessageType.Pong);
    await until('all are answered', () => pongs().length === 300);
    expect(pongs().map((message) => message[1])).toEqual(
      Array.from({ length: 300 }, (_, n) => (n < 128 ? n : (n % 128) + 128)),
    );
  });

  it('is shut while the session cannot be loaded, and nobody gets an empty document', async () => {
    const store = new HeldStore();
    const app = await TestApp.start({}, store);
    const session = await app.create(FILES);
    store.loadError = new Error('disk on fire');
    const client = await app.connect(session, session.links.editor.token);
    expect(await client.closed()).toBe(1013);
    expect(client.received).toEqual([]);
    store.loadError = null;
    const again = await (await app.connect(session, session.links.editor.token)).synced();
    expect(again.text('a.txt')).toBe('one\n');
  });
});

describe('messages that break the rules', () => {
  it('end the connection with the code that says so, and leave others alone', async () => {
    const app = await TestApp.start({ LIMIT_MESSAGE_BYTES: '1000' });
    const session = await app.create(FILES);
    const { token } = session.links.editor;
    const innocent = await (await app.connect(session, token)).synced();
    const codeAfter = async (data: string | Uint8Array): Promise<number> => {
      const client = await (await app.connect(session, token)).synced();
      client.socket.send(data);
      return client.closed();
    };
    expect(await codeAfter('text')).toBe(1003);
    expect(await codeAfter(Uint8Array.of(0, 9, 9))).toBe(1007);
    expect(await codeAfter(new Uint8Array(1_001))).toBe(1009);
    expect(await codeAfter(new Uint8Array(500_000))).toBe(1009);
    innocent.yText('a.txt').insert(0, 'x');
    await until('it is saved', () => innocent.saved === 1);
    expect(innocent.closedWith).toBeNull();
  });
});

describe('presence', () => {
  it('stamps cursors, and tells joiners those of everyone', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const ada = await (await app.connect(session, session.links.editor.token)).synced();
    const fileId = [...ada.doc.getMap('files').keys()][0] ?? '';
    ada.send(helloOf('Ada', ada.doc.clientID));
    ada.send(cursorAt(7, fileId));
    await until('it is stamped', () => ada.cursors.some(({ line }) => line === 7));
    expect(ada.cursors.every(({ userId }) => userId === ada.welcome.userId)).toBe(true);
    const ben = await (await app.connect(session, session.links.viewer.token)).synced();
    await until('he is told of them', () => ben.cursors.length > 0);
    expect(ben.cursors).toMatchObject([{ line: 7, userId: ada.welcome.userId, fileId }]);
    const here = ben.participants.filter(({ kind }) => kind === PresenceKind.Here);
    expect(here.map(({ participant }) => participant.name)).toContain('Ada');
    ada.socket.close();
    const left = () => ben.participants.filter(({ kind }) => kind === PresenceKind.Left);
    await until('it is told that she left', () => left().length === 1);
    expect(left()[0]?.participant.userId).toBe(ada.welcome.userId);
  });
});

describe('saved', () => {
  it('is never told before the commit', async () => {
    const store = new HeldStore();
    const app = await TestApp.start({}, store);
    const session = await app.create(FILES);
    const [ada, ben] = [
      await (await app.connect(session, session.links.editor.token)).synced(),
      await (await app.connect(session, session.links.viewer.token)).synced(),
    ];
    store.holding = true;
    ada.yText('a.txt').insert(0, 'x');
    ada.yText('a.txt').insert(0, 'y');
    await until('the other has both', () => ben.text('a.txt') === 'yxone\n');
    ada.send(encodePingMessage(1));
    await until('a later message is answered', () => ada.types.includes(MessageType.Pong));
    expect(ada.saved).toBe(0);
    store.release();
    await until('both are saved', () => ada.saved === 2);
    ada.send(encodeSyncMessage(SyncKind.Step2, Y.encodeStateAsUpdate(ada.doc)));
    await until('what brings nothing new is saved too', () => ada.saved === 3);
    expect(ben.types).not.toContain(MessageType.Saved);
  });
});

describe('a viewer', () => {
  it('is told that it may not edit; nothing of it is taken or relayed; only repeated tries close', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const ada = await (await app.connect(session, session.links.editor.token)).synced();
    const viewer = await (await app.connect(session, session.links.viewer.token)).synced();
    viewer.sendStep2();
    await until('its honest step 2 is fine', () => viewer.saved === 1);
    viewer.yText('a.txt').insert(0, 'graffiti');
    await until('it is told', () => viewer.types.includes(MessageType.Auth));
    expect(viewer.notices.map(({ code }) => code)).toEqual(['read-only']);
    ada.yText('a.txt').insert(0, 'x');
    await until('others work on', () => ada.saved === 1);
    expect([ada.text('a.txt'), viewer.closedWith]).toEqual(['xone\n', null]);
    for (let count = 0; count < 25; count += 1) viewer.yText('a.txt').insert(0, 'y');
    expect(await viewer.closed()).toBe(1008);
    expect(viewer.closedWith?.reason).toBe('read-only');
    expect(await app.api(session.links.owner.token).readFile(session.id, 'a.txt')).toBe('xone\n');
  });
});

describe('an update behind a gap', () => {
  it('is answered by step 1, not by a close', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const client = await (await app.connect(session, session.links.editor.token)).synced();
    const before = client.syncs(SyncKind.Step1).length;
    // The server never got the first: as after a restart behind a client's back.
    const socket = client.socket;
    const send = socket.send.bind(socket);
    socket.send = () => undefined;
    client.yText('a.txt').insert(0, 'x');
    socket.send = send;
    client.yText('a.txt').insert(1, 'y');
    await until('it is asked', () => client.syncs(SyncKind.Step1).length > before);
    expect([client.closedWith, client.saved]).toEqual([null, 0]);
    client.sendStep2();
    await until('all is saved', () => client.saved === 2);
    expect(await app.api(session.links.owner.token).readFile(session.id, 'a.txt')).toBe('xyone\n');
  });
});

describe('links that end', () => {
  it('cut their people off at once, and others not', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const { owner, editor, viewer } = session.links;
    const ada = await (await app.connect(session, editor.token)).synced();
    const ben = await (await app.connect(session, viewer.token)).synced();
    await app.api(owner.token).deleteLink(session.id, editor.id);
    expect(await ada.closed()).toBe(4403);
    expect(ada.notices.map(({ code }) => code)).toEqual(['link-revoked']);
    expect(ben.closedWith).toBeNull();
  });

  it('take nothing more from who does not hang up', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const { owner, editor } = session.links;
    const mallory = await (await app.connect(session, editor.token)).synced();
    // Never answers the close frame, and goes on sending.
    mallory.socket.close = () => undefined;
    mallory.socket.removeAllListeners('message');
    Reflect.get(mallory.socket, '_receiver').removeAllListeners('conclude');
    await app.api(owner.token).deleteLink(session.id, editor.id);
    mallory.yText('a.txt').insert(0, 'late');
    expect(await mallory.closed()).toBeGreaterThan(0);
    expect(await app.api(owner.token).readFile(session.id, 'a.txt')).toBe('one\n');
  });

  it('expire live', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const expiresAt = new Date(Date.now() + 1_500).toISOString();
    const link = await app
      .api(session.links.owner.token)
      .createLink(session.id, { role: 'viewer', expiresAt });
    const ada = await (await app.connect(session, link.token)).synced();
    expect(ada.closedWith).toBeNull();
    expect(await ada.closed()).toBe(4410);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expiresAt));
    const again = await app.connect(session, link.token);
    expect(await again.closed()).toBe(4410);
  });
});

describe('two connections with one Yjs client id', () => {
  it('are one page that comes back: its black-holed line is probed and goes', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const { token } = session.links.editor;
    const old = await (await app.connect(session, token)).synced();
    old.send(helloOf('Ada', old.doc.clientID));
    old.yText('a.txt').insert(0, 'x');
    await until('it is saved', () => old.saved === 1);
    // A black hole: what the server sends arrives nowhere, nothing is answered.
    old.socket.pause();
    const back = await app.connect(session, token);
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(old.doc), 'server');
    back.doc.clientID = old.doc.clientID;
    back.send(helloOf('Ada', back.doc.clientID));
    back.yText('a.txt').insert(0, 'y');
    const asked = () => back.syncs(SyncKind.Step1).length;
    await until('it is asked again once the old line is gone', () => asked() > 1);
    back.sendStep2();
    await until('its edit is saved', () => back.saved === 2);
    expect(back.closedWith).toBeNull();
    expect(await app.api(token).readFile(session.id, 'a.txt')).toBe('yxone\n');
    expect((await app.api(token).getSession(session.id)).participants).toBe(1);
  });

  it('are a forgery while the first one lives: closed with client-id, nothing taken', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const { token } = session.links.editor;
    const ada = await (await app.connect(session, token)).synced();
    ada.yText('a.txt').insert(0, 'x');
    await until('it is saved', () => ada.saved === 1);
    const mallory = await (await app.connect(session, token)).synced();
    mallory.doc.clientID = ada.doc.clientID;
    mallory.yText('a.txt').insert(0, 'forged');
    expect(await mallory.closed()).toBe(1008);
    expect(mallory.closedWith?.reason).toBe('client-id');
    ada.yText('a.txt').insert(0, 'y');
    await until('the honest one works on', () => ada.saved === 2);
    expect(await app.api(token).readFile(session.id, 'a.txt')).toBe('yxone\n');
  });
});

describe('closing the server', () => {
  it('saves what was sent, then tells everyone 1012', async () => {
    const store = new HeldStore();
    const app = await TestApp.start({}, store);
    const session = await app.create(FILES);
    const pages = [
      await (await app.connect(session, session.links.editor.token)).synced(),
      await (await app.connect(session, session.links.viewer.token)).synced(),
      await (await app.connect(session, session.links.editor.token, { stock: true })).synced(),
    ];
    store.holding = true;
    pages[0]?.yText('a.txt').insert(0, 'x');
    await until('it waits for storage', () => store.held === 1);
    const closing = app.app.close();
    await until('it is told', () => pages[0]?.notices.at(-1)?.code === 'restarting');
    expect(pages.map(({ closedWith }) => closedWith)).toEqual([null, null, null]);
    store.release();
    expect(await Promise.all(pages.map((page) => page.closed()))).toEqual([1012, 1012, 1012]);
    expect(pages[0]?.saved).toBe(1);
    await closing;
  });
});
