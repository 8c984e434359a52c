import { execFile } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SessionApi, SessionClient } from '@coedit/client';
import { CloseCode, type CreatedSession } from '@coedit/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { ChildServer } from './testing/child-server.ts';
import { RawClient } from './testing/raw-client.ts';
import { newFolder } from './testing/test-app.ts';
import { until } from './testing/until.ts';

const PROGRAM = fileURLToPath(new URL('./operate.js', import.meta.url));
const PATH = 'a.txt';

/** A server of its own in a folder, as people run it. */
class Place {
  readonly dataDir: string;
  #server: ChildServer | null = null;
  port = 0;

  constructor(dataDir: string) {
    this.dataDir = dataDir;
  }

  static async make(): Promise<Place> {
    const place = new Place(join(await newFolder(), 'data'));
    await place.start();
    return place;
  }

  async start(): Promise<void> {
    this.#server = new ChildServer({ DATA_DIR: this.dataDir, LOG_LEVEL: 'error' });
    this.port = await this.#server.ready();
  }

  async stop(): Promise<void> {
    expect(await this.#server?.end('SIGTERM')).toBe(0);
  }

  api(token?: string): SessionApi {
    return new SessionApi(`http://127.0.0.1:${this.port}`, token);
  }

  create(text: string): Promise<CreatedSession> {
    return this.api().createSession({ name: 'Team', files: [{ path: PATH, text }] });
  }

  text(session: CreatedSession, id = session.id): Promise<string> {
    return this.api(session.links.owner.token).readFile(id, PATH);
  }

  write(session: CreatedSession, text: string): Promise<unknown> {
    return this.api(session.links.owner.token).writeFile(session.id, PATH, text);
  }

  /** Runs the command; rejects as it fails. */
  async operate(...words: readonly string[]): Promise<string> {
    const env = { ...process.env, DATA_DIR: this.dataDir };
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...words], { env });
    return stdout;
  }

  page(session: CreatedSession): SessionClient {
    const client = new SessionClient({
      serverUrl: `ws://127.0.0.1:${this.port}/ws`,
      sessionId: session.id,
      token: session.links.editor.token,
      name: 'Ada',
      wishedColour: 0,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      timing: { firstRetry: 10, longestRetry: 50 },
    });
    onTestFinished(() => client.destroy());
    return client;
  }
}

const asideOf = (output: string): CreatedSession['id'] =>
  (/open \/s\/(\S+) with/u.exec(output)?.[1] ?? '') as CreatedSession['id'];

const textIn = (client: SessionClient): string => {
  const file = client.workspace.find(PATH);
  return file === undefined ? '' : client.workspace.text(file.id).toString();
};

it('backs up while people type, and brings one session back over a team that is inside', async () => {
  const place = await Place.make();
  const [session, other] = [await place.create('at the backup\n'), await place.create('other\n')];
  const file = join(place.dataDir, '..', 'backup.sqlite');
  expect(await place.operate('backup', file)).toContain('2 sessions in');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(place.operate('backup', file)).rejects.toThrow('is there already');

  const page = place.page(session);
  const stock = await RawClient.connect(
    `ws://127.0.0.1:${place.port}/ws/${session.id}`,
    session.links.editor.token,
    {
      stock: true,
    },
  );
  await until('it is here', () => textIn(page) !== '');
  const found = page.workspace.find(PATH)!;
  page.workspace.text(found.id).insert(0, 'written later, ');
  await until('it is saved', () => page.saveStatus.get().kind === 'saved');
  await place.write(other, 'other, later\n');

  const output = await place.operate('restore', file, '--session', session.id);
  expect(output).toContain('1 session restored');
  await until('the page meets the fence', () => page.connection.get().kind === 'closed');
  expect(page.connection.get()).toMatchObject({ code: CloseCode.OtherLineage });
  expect(await stock.closed()).toBe(CloseCode.OtherLineage);
  expect(textIn(page)).toBe('written later, at the backup\n');
  expect(await place.text(session)).toBe('at the backup\n');
  expect(await place.text(other)).toBe('other, later\n');
  const fresh = place.page(session);
  await until('who comes anew has the backup', () => textIn(fresh) === 'at the backup\n');

  // What was there is kept, whole, for the same people.
  expect(await place.text(session, asideOf(output))).toBe('written later, at the backup\n');
  // A copy of the old document cannot be merged into it.
  const lineage = page.session.get()!.lineage;
  const away = await RawClient.connect(
    `ws://127.0.0.1:${place.port}/ws/${session.id}`,
    session.links.editor.token,
    { lineage },
  );
  expect(await away.closed()).toBe(CloseCode.OtherLineage);
  await place.stop();
  await place.start();
  expect(await place.text(session)).toBe('at the backup\n');
});

it('restores everything with one command: what is as in the backup stays, what was deleted comes back', async () => {
  const place = await Place.make();
  const [changed, same, deleted] = [
    await place.create('1'),
    await place.create('2'),
    await place.create('3'),
  ];
  const file = join(place.dataDir, '..', 'backup.sqlite');
  await place.operate('backup', file);
  await place.write(changed, '1, later');
  await place.api(deleted.links.owner.token).deleteSession(deleted.id);
  const inside = place.page(same);
  await until('it is here', () => textIn(inside) === '2');
  const since = await place.create('made since');
  const output = await place.operate('restore', file);
  expect(output).toContain(`${same.id} (Team): is as in the backup`);
  expect(output).toContain(`${deleted.id} (Team): restored. It was not here.`);
  expect(output).toContain('2 sessions restored');
  expect(await place.text(changed)).toBe('1');
  expect(await place.text(deleted)).toBe('3');
  expect(await place.text(since)).toBe('made since');
  expect(inside.connection.get().kind).toBe('online');
});

it('lets nobody in by a link that was revoked since the backup', async () => {
  const place = await Place.make();
  const session = await place.create('1');
  const owner = place.api(session.links.owner.token);
  const file = join(place.dataDir, '..', 'backup.sqlite');
  await place.operate('backup', file);
  await owner.deleteLink(session.id, session.links.editor.id);
  await place.write(session, '2');
  await place.operate('restore', file);
  expect(await place.text(session)).toBe('1');
  const editor = await RawClient.connect(
    `ws://127.0.0.1:${place.port}/ws/${session.id}`,
    session.links.editor.token,
  );
  expect(await editor.closed()).toBe(CloseCode.Revoked);
});

it('works without a server too, and a backup is a data folder by itself', async () => {
  const place = await Place.make();
  const session = await place.create('1');
  await place.stop();
  const file = join(place.dataDir, '..', 'backup.sqlite');
  await place.operate('backup', file);
  const elsewhere = new Place(join(await newFolder(), 'data'));
  expect(await elsewhere.operate('restore', file)).toContain('1 session restored');
  await elsewhere.start();
  expect(await elsewhere.text(session)).toBe('1');
});

it('says what is wrong, and changes nothing then', async () => {
  const place = await Place.make();
  const session = await place.create('1');
  const file = join(place.dataDir, '..', 'backup.sqlite');
  await expect(place.operate('restore', file)).rejects.toThrow(`There is no file ${file}`);
  await place.operate('backup', file);
  await expect(place.operate('restore', file, '--session', 'no-such-session')).rejects.toThrow(
    'Nothing was restored',
  );
  const bytes = await readFile(file);
  await writeFile(file, bytes.subarray(0, 100));
  await place.write(session, '2');
  await expect(place.operate('restore', file)).rejects.toThrow();
  await writeFile(file, 'no database');
  await expect(place.operate('restore', file)).rejects.toThrow('damaged');
  expect(await place.text(session)).toBe('2');
});
