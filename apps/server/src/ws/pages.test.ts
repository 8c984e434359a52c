import { SessionClient, type SessionClientOptions } from '@coedit/client';
import type { Notice } from '@coedit/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { HeldStore } from '../session/testing/held-store.ts';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

const FILES = [{ path: 'a.txt', text: 'one\n' }];

interface Page {
  readonly client: SessionClient;
  readonly doc: Y.Doc;
  readonly notices: Notice[];
}

async function page(
  app: TestApp,
  session: { readonly id: SessionClientOptions['sessionId'] },
  token: string,
): Promise<Page> {
  const doc = new Y.Doc();
  const notices: Notice[] = [];
  const client = new SessionClient({
    serverUrl: app.webSocketUrl,
    sessionId: session.id,
    token,
    name: 'Ada',
    wishedColour: 0,
    doc,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    timing: { firstRetry: 10, longestRetry: 50 },
  });
  client.onNotice((notice) => notices.push(notice));
  onTestFinished(() => client.destroy());
  await until('the page is online', () => client.connection.get().kind === 'online');
  return { client, doc, notices };
}

function textOf({ doc }: Page): Y.Text {
  const [id] = doc.getMap('files').keys();
  return doc.getText(id);
}

it('a viewer that edits all the same is told that it may not, and stays in', async () => {
  const app = await TestApp.start();
  const session = await app.create(FILES);
  const viewer = await page(app, session, session.links.viewer.token);
  textOf(viewer).insert(0, 'graffiti ');
  await until('it is told', () => viewer.notices.some(({ code }) => code === 'read-only'));
  expect(viewer.client.connection.get().kind).toBe('online');
  expect(viewer.client.saveStatus.get().kind).not.toBe('saved');
});

it('people type at once, are cut and come back, and all have one text that is saved', async () => {
  const app = await TestApp.start({}, 'sqlite');
  const session = await app.create(FILES);
  const { token } = session.links.editor;
  const pages = [
    await page(app, session, token),
    await page(app, session, token),
    await page(app, session, token),
  ];
  for (let round = 0; round < 20; round += 1) {
    for (const [index, each] of pages.entries()) {
      textOf(each).insert(textOf(each).length, `${index}.${round} `);
      if (round === 5 + index * 5) each.client.disconnect();
      if (round === 8 + index * 5) each.client.reconnectNow();
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const { client } of pages) client.reconnectNow();
  await until('all is saved', () => pages.every(({ client }) => client.saveStatus.get().kind === 'saved'));
  const words = (each: Page): number => textOf(each).toString().split(' ').length;
  await until('all have all', () => pages.every((each) => words(each) === 61));
  const texts = new Set(pages.map((each) => textOf(each).toString()));
  expect(texts.size).toBe(1);
  expect(texts).toContain(await app.api(token).readFile(session.id, 'a.txt'));
});

it('a page is not told saved while storage fails, is told so, and is saved once it works', async () => {
  const store = new HeldStore();
  const app = await TestApp.start({}, store);
  const session = await app.create(FILES);
  const ada = await page(app, session, session.links.editor.token);
  store.full = true;
  textOf(ada).insert(0, 'precious ');
  await until('it is told', () => ada.notices.some(({ code }) => code === 'storage-unavailable'));
  expect(ada.client.saveStatus.get().kind).toBe('saving');
  store.full = false;
  await until('it is saved', () => ada.client.saveStatus.get().kind === 'saved');
  expect(ada.notices.at(-1)?.code).toBe('storage-available');
});

it('a link with a password lets in with it, and tells who comes without', async () => {
  const app = await TestApp.start();
  const session = await app.create(FILES);
  const api = app.api(session.links.owner.token);
  const { token } = await api.createLink(session.id, { role: 'editor', password: 'geheim' });
  const join = (password?: string): SessionClient => {
    const client = new SessionClient({
      serverUrl: app.webSocketUrl,
      sessionId: session.id,
      token,
      password,
      name: 'Ada',
      wishedColour: 0,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    onTestFinished(() => client.destroy());
    return client;
  };
  const settled = async (client: SessionClient) => {
    await until('it is in or out', () => ['online', 'closed'].includes(client.connection.get().kind));
    return client.connection.get();
  };
  expect(await settled(join())).toEqual({ kind: 'closed', code: 4401, reason: 'password-needed' });
  expect(await settled(join('falsch'))).toEqual({ kind: 'closed', code: 4401, reason: 'wrong-password' });
  expect(await settled(join('geheim'))).toEqual({ kind: 'online' });
});
