import { SessionApi } from '@coedit/client';
import {
  encodeChatDraftMessage,
  encodeHelloMessage,
  encodePassword,
  encodeSyncMessage,
  SyncKind,
} from '@coedit/protocol';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ChildServer } from '../testing/child-server.ts';
import { RawClient } from '../testing/raw-client.ts';
import { newFolder } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

/** What must not be found in a log, however much is logged. */
const SECRET = {
  text: 'CONTENT-OF-A-FILE',
  path: 'NAME-OF-A-FILE.txt',
  session: 'NAME-OF-THE-SESSION',
  person: 'NAME-OF-A-PERSON',
  stock: 'NAME-OF-A-STOCK-PERSON',
  chat: 'WORDS-OF-THE-CHAT',
  label: 'LABEL-OF-A-LINK',
  password: 'PASSWORD-OF-A-LINK',
  wrongPassword: 'ALMOST-THE-PASSWORD',
  wrongToken: 'A-TOKEN-THAT-FITS-NOTHING',
};

it('at its most talkative a log holds no content, token, password or name; each connection is one line', async () => {
  const server = new ChildServer({ DATA_DIR: await newFolder(), LOG_LEVEL: 'trace' });
  const port = await server.ready();
  const [http, ws] = [`http://127.0.0.1:${port}`, `ws://127.0.0.1:${port}/ws`];
  const files = [{ path: SECRET.path, text: SECRET.text }];
  const session = await new SessionApi(http).createSession({ name: SECRET.session, files });
  const { owner, editor, viewer } = session.links;
  const api = new SessionApi(http, owner.token);
  const { password } = SECRET;
  const locked = await api.createLink(session.id, { role: 'editor', label: SECRET.label, password });

  const ada = await (await RawClient.connect(`${ws}/${session.id}`, editor.token)).synced();
  ada.send(
    encodeHelloMessage({
      name: SECRET.person,
      wishedColour: 1,
      yjsClientId: ada.doc.clientID,
      state: 0,
    }),
  );
  ada.send(encodeChatDraftMessage({ id: 'message-1', text: SECRET.chat }));
  ada.yText(SECRET.path).insert(0, SECRET.text);
  await until('it is saved', () => ada.saved === 1);
  const stock = await (
    await RawClient.connect(`${ws}/${session.id}`, viewer.token, { stock: true })
  ).synced();
  const state = JSON.stringify({ user: { name: SECRET.stock } });
  stock.sendAwareness({ clientId: stock.doc.clientID, clock: 1, json: state });
  stock.yText(SECRET.path).insert(0, SECRET.text);
  await until('its edit is refused', () => stock.types.includes(2));

  // What goes wrong tempts a log to tell why.
  const wrong = await RawClient.connect(`${ws}/${session.id}`, SECRET.wrongToken);
  expect(await wrong.closed()).toBe(4401);
  const offered = ['coedit.v1', `token.${locked.token}`, `password.${encodePassword(SECRET.wrongPassword)}`];
  const knocking = new WebSocket(`${ws}/${session.id}`, offered);
  await new Promise((resolve) => knocking.once('close', resolve));
  const mallory = await (await RawClient.connect(`${ws}/${session.id}`, editor.token)).synced();
  mallory.doc.getMap(SECRET.person).set(SECRET.path, SECRET.text);
  expect(await mallory.closed()).toBe(1008);
  const odd = await RawClient.connect(`${ws}/${session.id}`, editor.token);
  odd.send(encodeSyncMessage(SyncKind.Update, new TextEncoder().encode(SECRET.text)));
  expect(await odd.closed()).toBe(1007);
  const authorization = `Bearer ${editor.token}`;
  const asked = [
    fetch(`${http}/api/sessions/${session.id}/files/no/${SECRET.path}`, { headers: { authorization } }),
    fetch(`${http}/api/sessions/${session.id}?token=${editor.token}`),
    fetch(`${http}/api/sessions`, { method: 'POST', body: SECRET.text }),
    fetch(`${http}/api/sessions`, {
      method: 'POST',
      body: `{"name": ${SECRET.text}`,
      headers: { 'content-type': 'application/json', authorization },
    }),
    fetch(`${http}/s/${session.id}?name=${SECRET.person}`),
  ];
  await Promise.all(asked);
  for (const client of [ada, stock]) client.socket.close();
  const lines = () => server.output.split('\n').filter((line) => line.includes('"msg":"connection"'));
  await until('every connection has its line', () => lines().length === 6);
  expect(await server.end('SIGTERM')).toBe(0);

  const secrets = { ...SECRET, ...tokensOf([owner, editor, viewer, locked]) };
  for (const [what, secret] of Object.entries(secrets)) {
    const encoded = [secret, encodePassword(secret), encodeURIComponent(secret)];
    expect(
      encoded.filter((form) => server.output.includes(form)),
      what,
    ).toEqual([]);
  }
  const lives = lines().map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lives).toHaveLength(6);
  expect(lives.find(({ stock, role }) => role === 'editor' && !stock)).toBeDefined();
  const life = lives.find(({ stock }) => stock === true);
  expect(life).toMatchObject({ level: 30, session: session.id, role: 'viewer', by: 'client', code: 1005 });
  expect(life).toMatchObject({ address: '127.0.0.1', userId: 2, messagesIn: 3 });
  for (const figure of ['ms', 'bytesIn', 'messagesOut', 'bytesOut'])
    expect(life?.[figure]).toBeGreaterThan(0);
  expect(lives.map(({ code, by }) => `${by} ${code}`).sort()).toEqual([
    'client 1005',
    'client 1005',
    'server 1007',
    'server 1008',
    'server 4401',
    'server 4401',
  ]);
});

function tokensOf(
  links: readonly { readonly role: string; readonly token: string }[],
): Record<string, string> {
  return Object.fromEntries(links.map(({ role, token }, index) => [`token ${index} of the ${role}`, token]));
}
