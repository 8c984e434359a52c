import { CloseCode, encodePassword, PASSWORD_HEADER, PASSWORD_SUBPROTOCOL_PREFIX } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { TestApp } from './testing/test-app.ts';

const FREE = 3;
const FEW = { LIMIT_FAILED_ATTEMPTS: String(FREE), LIMIT_FAILED_ATTEMPTS_PER_MINUTE: '1' };
const WRONG = 'w'.repeat(32);
const NO_SESSION = 'AAAAAAAAAAAAAAAAAAAAAA';

function ask(
  app: TestApp,
  id: string,
  token: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${app.url}/api/sessions/${id}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
}

function dial(
  app: TestApp,
  id: string,
  protocols: readonly string[],
): Promise<{ code: number; reason: string }> {
  const socket = new WebSocket(`${app.webSocketUrl}/${id}`, ['coedit.v1', ...protocols]);
  return new Promise((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  );
}

/** Uses up what the address has free, with ids that lead nowhere. */
async function guess(app: TestApp): Promise<void> {
  for (let time = 0; time < FREE; time += 1) expect((await ask(app, NO_SESSION, WRONG)).status).toBe(404);
}

test('who guesses session ids and tokens too often is told to wait, over HTTP', async () => {
  const app = await TestApp.start(FEW);
  const { id, links } = await app.create();
  await guess(app);
  for (const guessed of [NO_SESSION, id]) {
    const answer = await ask(app, guessed, WRONG);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(30);
    expect(await answer.json()).toMatchObject({ code: 'too-many-attempts' });
  }
  // People share addresses.
  expect((await ask(app, id, links.viewer.token)).status).toBe(200);
});

test('and over a WebSocket', async () => {
  const app = await TestApp.start(FEW);
  const { id, links } = await app.create();
  for (let time = 0; time < FREE; time += 1)
    expect((await dial(app, id, [`token.${WRONG}`])).code).toBe(CloseCode.BadToken);
  for (const guessed of [NO_SESSION, id]) {
    const closed = await dial(app, guessed, [`token.${WRONG}`]);
    expect(closed).toEqual({ code: CloseCode.TryLater, reason: 'too-many-attempts' });
  }
  const client = await app.connect({ id }, links.editor.token);
  await client.synced();
});

test('a password is not even tried then, unless it was right before', async () => {
  const app = await TestApp.start(FEW);
  const { id, links } = await app.create();
  const make = async (password: string) =>
    app.api(links.owner.token).createLink(id, { role: 'editor', password });
  const [link, other] = [await make('right one'), await make('another one')];
  const shown = (password: string) => ({ [PASSWORD_HEADER]: encodePassword(password) });
  expect((await ask(app, id, link.token, shown('right one'))).status).toBe(200);
  for (let time = 0; time < FREE; time += 1)
    expect((await ask(app, id, link.token, shown(`wrong ${time}`))).status).toBe(401);
  expect((await ask(app, id, link.token, shown('wrong'))).status).toBe(429);
  expect((await ask(app, id, other.token, shown('another one'))).status).toBe(429);
  expect((await ask(app, id, link.token, shown('right one'))).status).toBe(200);
  const protocols = [`token.${other.token}`, `${PASSWORD_SUBPROTOCOL_PREFIX}${encodePassword('guess')}`];
  expect(await dial(app, id, protocols)).toEqual({ code: CloseCode.TryLater, reason: 'too-many-attempts' });
});

test('right passwords count as no guesses, however often they are shown', async () => {
  const app = await TestApp.start(FEW);
  const { id, links } = await app.create();
  for (let time = 0; time < FREE + 1; time += 1) {
    const password = `password ${time}`;
    const link = await app.api(links.owner.token).createLink(id, { role: 'editor', password });
    const answer = await ask(app, id, link.token, { [PASSWORD_HEADER]: encodePassword(password) });
    expect(answer.status).toBe(200);
  }
});

test('behind a trusted proxy it is the address that the proxy names', async () => {
  const app = await TestApp.start({ ...FEW, TRUST_PROXY: 'loopback' });
  const from = (address: string) => ask(app, NO_SESSION, WRONG, { 'x-forwarded-for': address });
  for (let time = 0; time < FREE; time += 1) expect((await from('203.0.113.5')).status).toBe(404);
  expect((await from('203.0.113.5')).status).toBe(429);
  expect((await from('203.0.113.6')).status).toBe(404);
});
