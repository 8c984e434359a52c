import { SessionClient } from '@coedit/client';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

type Session = Awaited<ReturnType<TestApp['create']>>;

/** A line on which one word becomes another on its way in. */
class ChangingSocket extends WebSocket {
  override emit(event: string | symbol, ...values: unknown[]): boolean {
    const [data, ...rest] = values;
    return event === 'message'
      ? super.emit(event, changed(data as ArrayBuffer), ...rest)
      : super.emit(event, ...values);
  }
}

function changed(data: ArrayBuffer): ArrayBuffer {
  const bytes = Buffer.from(new Uint8Array(data));
  const at = bytes.indexOf('hello');
  if (at >= 0) bytes.write('jello', at);
  return new Uint8Array(bytes).buffer;
}

function join(app: TestApp, session: Session, Socket: typeof WebSocket): SessionClient {
  const client = new SessionClient({
    serverUrl: app.webSocketUrl,
    sessionId: session.id,
    token: session.links.editor.token,
    name: 'Ada',
    wishedColour: 0,
    WebSocket: Socket as unknown as typeof globalThis.WebSocket,
    timing: { tick: 20, checkAfter: 50 },
  });
  onTestFinished(() => client.destroy());
  return client;
}

const textIn = (client: SessionClient): string => {
  const file = client.workspace.find('a.txt');
  return file === undefined ? '' : client.workspace.text(file.id).toString();
};

async function mismatches(app: TestApp): Promise<string | undefined> {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  return /^coedit_text_mismatches_total (\d+)$/mu.exec(text)?.[1];
}

async function checksOf(app: TestApp): Promise<number> {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  return Number(/^coedit_messages_received_total\{type="check"\} (\d+)$/mu.exec(text)?.[1] ?? 0);
}

it('people who type and pause are found to hold what the server holds', async () => {
  const app = await TestApp.start();
  const session = await app.create([{ path: 'a.txt', text: 'one\n' }]);
  const clients = [join(app, session, WebSocket), join(app, session, WebSocket)];
  await until('both have it', () => clients.every((client) => textIn(client) === 'one\n'));
  for (const [index, client] of clients.entries()) {
    const before = await checksOf(app);
    const file = client.workspace.find('a.txt');
    if (file !== undefined) client.workspace.text(file.id).insert(0, `${index} hello `);
    await until('both were compared', async () => (await checksOf(app)) >= before + 2);
  }
  expect(await mismatches(app)).toBe('0');
  expect(clients.some((client) => client.diverged.get())).toBe(false);
});

it('a client whose text came to differ is told so, counted once, and is right again with a new document', async () => {
  const app = await TestApp.start();
  const session = await app.create([{ path: 'a.txt', text: 'one\n' }]);
  const right = join(app, session, WebSocket);
  const wrong = join(app, session, ChangingSocket as typeof WebSocket);
  await until('both have it', () => textIn(right) === 'one\n' && textIn(wrong) === 'one\n');
  const file = right.workspace.find('a.txt')!;
  right.workspace.text(file.id).insert(0, 'hello ');
  await until('it came out wrong', () => textIn(wrong) === 'jello one\n');
  await until('it is found', () => wrong.diverged.get());
  expect(await mismatches(app)).toBe('1');
  expect(right.diverged.get()).toBe(false);
  wrong.destroy();
  const fresh = join(app, session, WebSocket);
  const before = await checksOf(app);
  await until('it was compared', async () => (await checksOf(app)) > before);
  expect(textIn(fresh)).toBe('hello one\n');
  expect(await mismatches(app)).toBe('1');
});
