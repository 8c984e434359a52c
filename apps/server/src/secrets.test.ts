import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CreatedSession,
  encodeChatDraftMessage,
  encodePassword,
  type LinkWithToken,
  PASSWORD_HEADER,
  PERSON_HEADER,
} from '@coedit/protocol';
import { expect, it } from 'vitest';
import { newSecret } from './testing/authorisation/credentials.ts';
import { SecretScan } from './testing/authorisation/secret-scan.ts';
import { ChildServer } from './testing/child-server.ts';
import { RawClient } from './testing/raw-client.ts';
import { newFolder } from './testing/test-app.ts';
import { until } from './testing/until.ts';

const PASSWORD = 'the-password-of-a-link';
const WRONG_PASSWORD = 'not-the-password-of-it';

interface Asking {
  readonly token: string;
  readonly person?: string;
  readonly password?: string;
  readonly json?: unknown;
  readonly text?: string;
}

/** All that a real server says and keeps, with everyone's secrets passing through it. */
class Watched {
  readonly server: ChildServer;
  readonly scan = new SecretScan();
  readonly #url: string;
  /** Headers of all answers, and the bodies of those that tell no new link. */
  readonly heard: string[] = [];
  withoutReferrerPolicy = 0;

  private constructor(server: ChildServer, port: number) {
    this.server = server;
    this.#url = `127.0.0.1:${port}`;
  }

  static async start(dataDir: string): Promise<Watched> {
    const server = new ChildServer({ DATA_DIR: dataDir, LOG_LEVEL: 'trace' });
    return new Watched(server, await server.ready());
  }

  async ask<T>(
    method: string,
    path: string,
    { token, person, password, json, text }: Asking,
  ): Promise<T | null> {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (person !== undefined) headers[PERSON_HEADER] = person;
    if (password !== undefined) headers[PASSWORD_HEADER] = encodePassword(password);
    if (json !== undefined) headers['content-type'] = 'application/json';
    if (text !== undefined) headers['content-type'] = 'text/plain';
    const body = json === undefined ? text : JSON.stringify(json);
    const answer = await fetch(`http://${this.#url}${path}`, { method, headers, ...(body && { body }) });
    const told = await answer.text();
    this.heard.push(JSON.stringify([...answer.headers]), answer.url);
    if (answer.status !== 201) this.heard.push(told);
    if (answer.headers.get('referrer-policy') !== 'no-referrer') this.withoutReferrerPolicy += 1;
    return told.startsWith('{') ? (JSON.parse(told) as T) : null;
  }

  async enter(
    id: string,
    token: string,
    options: { person?: string; stock?: boolean } = {},
  ): Promise<RawClient> {
    return RawClient.connect(`ws://${this.#url}/ws/${id}`, token, options);
  }
}

it('no token, password or secret of a person is in a log, the database, a header or an address', async () => {
  const dataDir = await newFolder();
  const watched = await Watched.start(dataDir);
  const { scan, server } = watched;
  const files = [{ path: 'a.txt', text: 'text' }];
  const session = await watched.ask<CreatedSession>('POST', '/api/sessions', {
    token: newSecret(),
    json: { files },
  });
  if (session === null) throw new Error('no session');
  const { owner, editor, viewer } = session.links;
  const path = `/api/sessions/${session.id}`;
  const link = { role: 'editor', password: PASSWORD };
  const locked = await watched.ask<LinkWithToken>('POST', `${path}/links`, {
    token: owner.token,
    json: link,
  });
  if (locked === null) throw new Error('no link');
  const secrets = {
    owner: owner.token,
    editor: editor.token,
    viewer: viewer.token,
    locked: locked.token,
    wrong: newSecret(),
    'the owner as a person': newSecret(),
    'the editor as a person': newSecret(),
    'the removed as a person': newSecret(),
    password: PASSWORD,
    'wrong password': WRONG_PASSWORD,
  };
  for (const [name, secret] of Object.entries(secrets)) scan.forbidPlain(name, secret);

  const asOwner = { token: owner.token, person: secrets['the owner as a person'] };
  const clients = [
    await watched.enter(session.id, owner.token, { person: asOwner.person }),
    await watched.enter(session.id, editor.token, { person: secrets['the editor as a person'] }),
    await watched.enter(session.id, viewer.token, { person: secrets['the removed as a person'] }),
  ];
  for (const client of clients) await client.synced();
  const [, ben, vic] = clients;
  if (ben === undefined || vic === undefined) throw new Error('nobody inside');
  const stock = await watched.enter(session.id, viewer.token, { stock: true });
  ben.send(encodeChatDraftMessage({ id: 'one', text: 'hello' }));
  ben.yText('a.txt').insert(0, 'x');
  await until('it is saved', () => ben.saved === 1);

  const participant = (client: RawClient) => `${path}/participants/${client.welcome.userId}`;
  await watched.ask('PATCH', participant(ben), { ...asOwner, json: { role: 'commenter' } });
  await watched.ask('DELETE', participant(vic), asOwner);
  await watched.ask('PATCH', path, { ...asOwner, json: { name: 'Another' } });
  for (const asking of [asOwner, { token: viewer.token, person: secrets['the removed as a person'] }]) {
    for (const part of ['', '/links', '/files', '/files/a.txt', '/archive.zip'])
      await watched.ask('GET', path + part, asking);
    await watched.ask('PUT', `${path}/files/b.txt`, { ...asking, text: 'other' });
    await watched.ask('DELETE', `${path}/files/b.txt`, asking);
  }
  for (const password of [PASSWORD, WRONG_PASSWORD])
    await watched.ask('GET', path, { token: locked.token, password });
  await watched.ask('GET', path, { token: secrets.wrong });
  await watched.ask('POST', `${path}/links`, { ...asOwner, json: { role: secrets.wrong } });
  await watched.ask('DELETE', `${path}/links/${locked.id}`, asOwner);
  for (const page of ['/', `/s/${session.id}`, '/api/openapi.json', '/metrics', '/nowhere'])
    await watched.ask('GET', page, asOwner);
  for (const [token, person] of [
    [secrets.wrong, undefined],
    [locked.token, undefined],
    [viewer.token, secrets['the removed as a person']],
  ] as const) {
    const refused = await watched.enter(session.id, token, person === undefined ? {} : { person });
    expect(await refused.closed()).toBeGreaterThanOrEqual(4401);
  }

  const running = await contents(dataDir);
  for (const client of [...clients, stock]) client.socket.terminate();
  expect(await server.end('SIGTERM')).toBe(0);
  for (const [file, content] of [...running, ...(await contents(dataDir))])
    expect(scan.find(content), file).toEqual([]);
  expect(scan.find(server.output), 'the log').toEqual([]);
  for (const text of watched.heard) expect(scan.find(text), text.slice(0, 100)).toEqual([]);
  for (const client of [...clients, stock])
    for (const message of client.received) expect(scan.find(message)).toEqual([]);
  expect(watched.withoutReferrerPolicy).toBe(0);
  expect(server.output).toContain('participant removed');
  expect(running.size).toBeGreaterThan(1);
});

/** Every file under the folder, the write-ahead log too. */
async function contents(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file)] as const)));
}
