import { SessionClient } from '@coedit/client';
import { type CreatedSession, MessageType, SyncKind } from '@coedit/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

const FILES = [
  { path: 'long.txt', text: 'long words and lines\n'.repeat(100_000) },
  { path: 'typed.txt', text: '' },
];
/** A part, and what a last piece of text may add. */
const MOST_MESSAGE_BYTES = 512 * 1024;

interface Heard {
  readonly kind: number | undefined;
  readonly bytes: number;
}

/** Notes the sync messages that come in, on every line. */
function hearing(heard: Heard[]): typeof globalThis.WebSocket {
  class Hearing extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols);
      this.on('message', (data: Buffer | ArrayBuffer) => {
        const message = new Uint8Array(data);
        if (message[0] === MessageType.Sync) heard.push({ kind: message[1], bytes: message.length });
      });
    }
  }
  return Hearing as unknown as typeof globalThis.WebSocket;
}

function page(app: TestApp, session: CreatedSession, heard: Heard[] = []): SessionClient {
  const client = new SessionClient({
    serverUrl: app.webSocketUrl,
    sessionId: session.id,
    token: session.links.editor.token,
    name: 'Ada',
    wishedColour: 0,
    WebSocket: hearing(heard),
  });
  onTestFinished(() => client.destroy());
  return client;
}

function stock(app: TestApp, session: CreatedSession, heard: Heard[]): { doc: Y.Doc; isIn: () => boolean } {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(app.webSocketUrl, session.id, doc, {
    params: { token: session.links.editor.token },
    WebSocketPolyfill: hearing(heard),
    disableBc: true,
  });
  onTestFinished(() => {
    provider.destroy();
    provider.awareness.destroy();
  });
  return { doc, isIn: () => provider.synced };
}

it('a stock provider and a page join a large session in parts while somebody types, and are synced when all is there', async () => {
  const app = await TestApp.start({}, 'sqlite');
  const session = await app.create(FILES);
  const typist = page(app, session);
  await until('the typist is in', () => typist.connection.get().kind === 'online');
  const typed = typist.workspace.text(typist.workspace.find('typed.txt')!.id);
  const long = typist.workspace.text(typist.workspace.find('long.txt')!.id);
  const timer = setInterval(() => {
    typed.insert(typed.length, 'x');
    long.delete(1_000, 3);
  }, 5);
  onTestFinished(() => clearInterval(timer));
  const [heardByStock, heardByPage]: [Heard[], Heard[]] = [[], []];
  const ben = stock(app, session, heardByStock);
  const cleo = page(app, session, heardByPage);
  let lengthWhenSynced = 0;
  await until('the stock provider is in', () => {
    if (ben.isIn()) lengthWhenSynced = ben.doc.getText(typist.workspace.find('long.txt')!.id).length;
    return ben.isIn();
  });
  await until('the page is in', () => cleo.connection.get().kind === 'online');
  clearInterval(timer);
  expect(lengthWhenSynced).toBeGreaterThan(2_000_000);
  for (const heard of [heardByStock, heardByPage]) {
    const step2 = heard.findIndex(({ kind }) => kind === SyncKind.Step2);
    expect(heard.slice(0, step2).filter(({ kind }) => kind === SyncKind.Update).length).toBeGreaterThan(7);
    expect(Math.max(...heard.map(({ bytes }) => bytes))).toBeLessThan(MOST_MESSAGE_BYTES);
  }
  for (const doc of [ben.doc, cleo.doc]) {
    await until('all have the same', () => {
      return ['long.txt', 'typed.txt'].every((path) => {
        const { id } = typist.workspace.find(path)!;
        return doc.getText(id).toString() === typist.workspace.text(id).toString();
      });
    });
  }
});
