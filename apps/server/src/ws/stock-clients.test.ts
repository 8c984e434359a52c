import { SessionClient } from '@coedit/client';
import { type CreatedSession, colourOf, decoderOf, type FileId, readUint } from '@coedit/protocol';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

const FILES = [{ path: 'a.txt', text: 'one\n' }];

interface Stock {
  readonly provider: WebsocketProvider;
  readonly doc: Y.Doc;
  readonly types: number[];
}

/** As a stock program does it: no subprotocol, the token as a parameter. */
function stockClient(app: TestApp, session: CreatedSession, name: string): Stock {
  const doc = new Y.Doc();
  const types: number[] = [];
  class Listening extends WebSocket {
    constructor(url: string) {
      super(url);
      this.on('message', (data: Buffer) => types.push(readUint(decoderOf(new Uint8Array(data)))));
    }
  }
  const provider = new WebsocketProvider(app.webSocketUrl, session.id, doc, {
    params: { token: session.links.editor.token },
    WebSocketPolyfill: Listening as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  provider.awareness.setLocalStateField('user', { name, color: '#123456', colorLight: '#12345633' });
  onTestFinished(() => {
    provider.destroy();
    provider.awareness.destroy();
  });
  return { provider, doc, types };
}

async function page(
  app: TestApp,
  session: CreatedSession,
  name: string,
  doc = new Y.Doc(),
): Promise<SessionClient> {
  const client = new SessionClient({
    serverUrl: app.webSocketUrl,
    sessionId: session.id,
    token: session.links.editor.token,
    name,
    wishedColour: 4,
    doc,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    timing: { firstRetry: 10, longestRetry: 50 },
  });
  onTestFinished(() => client.destroy());
  await until('the page is online', () => client.connection.get().kind === 'online');
  return client;
}

function textOf(doc: Y.Doc): Y.Text {
  const [id] = doc.getMap('files').keys();
  return doc.getText(id);
}

describe('a stock y-websocket provider', () => {
  it('edits both ways, and is sent no type above 3', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const [ada, stock] = [await page(app, session, 'Ada'), stockClient(app, session, 'Ben')];
    await until('it is in step', () => stock.provider.synced);
    textOf(stock.doc).insert(0, 'stock ');
    await until('the page has its edit', () => textOf(ada.doc).toString() === 'stock one\n');
    textOf(ada.doc).insert(0, 'page ');
    ada.sendChat('hello');
    ada.introduce({ state: 1 });
    await until('it has the page’s edit', () => textOf(stock.doc).toString() === 'page stock one\n');
    await until('the chat came back', () => ada.chat.get().length === 1);
    expect(stock.types.filter((type) => type > 3)).toEqual([]);
    await until('all is saved', () => ada.saveStatus.get().kind === 'saved');
  });

  it('sees pages as awareness with name, colour and cursor, and pages see it as a participant', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const [ada, stock] = [await page(app, session, 'Ada'), stockClient(app, session, 'Ben')];
    await until('it is in step', () => stock.provider.synced);
    const { user } = (stock.provider.awareness.getLocalState() ?? {}) as { user: unknown };
    expect(user).toMatchObject({ name: 'Ben' });
    await until('the page sees Ben', () => ada.participants.get().some(({ name }) => name === 'Ben'));

    const text = textOf(ada.doc);
    const [fileId = ''] = ada.doc.getMap('files').keys();
    const position = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, 2));
    ada.setCursor({
      fileId: fileId as FileId,
      line: 1,
      column: 3,
      selections: [{ anchor: position, head: position }],
    });
    const states = () => stock.provider.awareness.getStates();
    const state = () =>
      states().get(ada.doc.clientID) as { user: object; cursor?: { head: object } } | undefined;
    await until('its cursor is seen', () => state()?.cursor !== undefined);
    const { dark } = colourOf(4);
    expect(state()?.user).toEqual({ name: 'Ada', color: dark, colorLight: `${dark}33` });
    const seen = textOf(stock.doc);
    const head = Y.createRelativePositionFromJSON(state()?.cursor?.head);
    const absolute = Y.createAbsolutePositionFromRelativePosition(head, stock.doc);
    expect([absolute?.type, absolute?.index]).toEqual([seen, 2]);

    const own = Y.createRelativePositionFromTypeIndex(textOf(stock.doc), 1);
    stock.provider.awareness.setLocalStateField('cursor', { anchor: own, head: own });
    await until('the page sees its cursor', () => ada.cursors.get().size === 1);
    ada.destroy();
    await until('the page is gone from it', () => !states().has(ada.doc.clientID));
  });

  it('does not take the Yjs client id of a page that was away: the page comes back and types', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const doc = new Y.Doc();
    const [ada, stock] = [await page(app, session, 'Ada', doc), stockClient(app, session, 'Ben')];
    const states = () => stock.provider.awareness.getStates();
    await until('it sees the page', () => states().has(doc.clientID));
    ada.disconnect();
    await until('it sees it leave', () => !states().has(doc.clientID));
    // Whatever it echoes of that has arrived when its next edit has.
    textOf(stock.doc).insert(0, 'x');
    await until('the edit is there', async () =>
      (await app.api(session.links.viewer.token).readFile(session.id, 'a.txt')).startsWith('x'),
    );
    ada.reconnectNow();
    await until('the page is back', () => ada.connection.get().kind === 'online');
    textOf(doc).insert(0, 'back ');
    await until('its edit is there', () => textOf(stock.doc).toString() === 'back xone\n');
    await until('and saved', () => ada.saveStatus.get().kind === 'saved');
    await until('and it is seen again', () => states().has(doc.clientID));
  });
});
