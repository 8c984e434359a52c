import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { SessionApi, SessionClient } from '@coedit/client';
import type { CreatedSession } from '@coedit/protocol';
import { Random } from '@coedit/protocol/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { ChildServer } from './testing/child-server.ts';
import { RawClient } from './testing/raw-client.ts';
import { newFolder } from './testing/test-app.ts';
import { until } from './testing/until.ts';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  probe.close();
  await once(probe, 'close');
  return address.port;
}

const UPGRADE = [
  'GET /ws/anything HTTP/1.1',
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '\r\n',
].join('\r\n');

/** A person who types short words, each once, and notes which the page showed as saved. */
class Typist {
  readonly doc = new Y.Doc();
  readonly client: SessionClient;
  readonly saved = new Set<string>();
  readonly #name: string;
  #unsaved: string[] = [];
  #count = 0;

  constructor(port: number, session: CreatedSession, name: string) {
    this.#name = name;
    this.client = new SessionClient({
      serverUrl: `ws://127.0.0.1:${port}/ws`,
      sessionId: session.id,
      token: session.links.editor.token,
      name,
      wishedColour: 0,
      doc: this.doc,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      timing: { firstRetry: 20, longestRetry: 100 },
    });
    this.client.saveStatus.subscribe(() => {
      if (this.client.saveStatus.get().kind !== 'saved') return;
      for (const word of this.#unsaved) this.saved.add(word);
      this.#unsaved = [];
    });
    onTestFinished(() => this.client.destroy());
  }

  get text(): Y.Text {
    const [id] = this.doc.getMap('files').keys();
    return this.doc.getText(id);
  }

  get words(): string[] {
    return this.text.toString().split(' ').filter(Boolean).sort();
  }

  type(random: Random): void {
    this.#count += 1;
    const word = `${this.#name}${this.#count}`;
    this.#unsaved.push(word);
    const text = this.text.toString();
    const spot = text.indexOf(' ', random.below(text.length + 1));
    this.text.insert(spot < 0 ? text.length : spot, ` ${word} `);
  }

  get typed(): number {
    return this.#count;
  }
}

describe('kill -9', () => {
  it('at random moments loses nothing that was shown as saved, and doubles nothing', {
    timeout: 120_000,
  }, async () => {
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`kill -9 with SEED=${seed}`);
    const random = new Random(seed);
    const environment = { DATA_DIR: await newFolder(), PORT: String(await freePort()), LOG_LEVEL: 'error' };
    let server = new ChildServer(environment);
    const port = await server.ready();
    const api = new SessionApi(`http://127.0.0.1:${port}`);
    const session = await api.createSession({ files: [{ path: 'a.txt', text: 'start ' }] });
    const typists = ['a', 'b', 'c'].map((name) => new Typist(port, session, name));
    const online = () => typists.every(({ client }) => client.connection.get().kind === 'online');
    await until('all are in', online);

    for (let crash = 0; crash < 4; crash += 1) {
      const words = 30 + random.below(60);
      for (let count = 0; count < words; count += 1) {
        random.pick(typists).type(random);
        // Lets sockets have their turn, so that the kill falls between any two steps of them.
        if (random.chance(0.5)) await new Promise((resolve) => setImmediate(resolve));
      }
      await server.end('SIGKILL');
      const savedBefore = typists.map(({ saved }) => [...saved]);
      server = new ChildServer(environment);
      await server.ready();
      // What the store alone gives: nobody's page is asked.
      const reader = new SessionApi(`http://127.0.0.1:${port}`, session.links.viewer.token);
      const stored = new Set((await reader.readFile(session.id, 'a.txt')).split(' '));
      for (const word of savedBefore.flat()) expect(stored, `saved word, SEED=${seed}`).toContain(word);
      await until('all are back', online, 40_000);
    }
    await until(
      'all is saved',
      () => typists.every(({ client }) => client.saveStatus.get().kind === 'saved'),
      40_000,
    );
    const total = 1 + typists.reduce((sum, { typed }) => sum + typed, 0);
    await until('all are equal', () => typists.every(({ words }) => words.length === total));
    const [first] = typists;
    for (const { text, words } of typists) {
      expect(text.toString()).toBe(first?.text.toString());
      expect(new Set(words).size).toBe(total);
    }
    const reader = new SessionApi(`http://127.0.0.1:${port}`, session.links.viewer.token);
    expect(await reader.readFile(session.id, 'a.txt')).toBe(first?.text.toString());
    expect(typists.every(({ saved, typed }) => saved.size === typed)).toBe(true);
  });
});

describe('SIGTERM', () => {
  it('saves everything, tells everyone 1012 and exits with 0 within 5 s', { timeout: 60_000 }, async () => {
    const environment = { DATA_DIR: await newFolder(), PORT: String(await freePort()) };
    const server = new ChildServer(environment);
    const port = await server.ready();
    const session = await new SessionApi(`http://127.0.0.1:${port}`).createSession({
      files: [{ path: 'a.txt', text: '' }],
    });
    const url = `ws://127.0.0.1:${port}/ws/${session.id}`;
    const clients = await Promise.all(
      [1, 2, 3].map(async () => (await RawClient.connect(url, session.links.editor.token)).synced()),
    );
    for (let count = 0; count < 100; count += 1) clients[0]?.yText('a.txt').insert(0, 'x');
    await until('it has come', () => clients[1]?.text('a.txt').length === 100);
    const start = performance.now();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(await Promise.all(clients.map((client) => client.closed()))).toEqual([1012, 1012, 1012]);
    const again = new ChildServer(environment);
    await again.ready();
    const reader = new SessionApi(`http://127.0.0.1:${port}`, session.links.viewer.token);
    expect(await reader.readFile(session.id, 'a.txt')).toBe('x'.repeat(100));
  });

  it('waits neither for one that hangs nor for those who come back too early', async () => {
    const server = new ChildServer({ DATA_DIR: await newFolder() });
    const port = await server.ready();
    const session = await new SessionApi(`http://127.0.0.1:${port}`).createSession();
    const url = `ws://127.0.0.1:${port}/ws/${session.id}`;
    const { token } = session.links.editor;
    const hung = await RawClient.connect(url, token);
    hung.socket.pause();
    const told = await RawClient.connect(url, token);
    const ended = server.end('SIGTERM');
    expect(await told.closed()).toBe(1012);
    // The hung one holds the stop up by its grace: this comes in the middle of it, and does not go away by itself.
    const early = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    onTestFinished(() => void early.destroy());
    early.on('error', () => undefined);
    let answer = '';
    early.on('data', (data: Buffer) => {
      answer += data.toString();
    });
    early.write(UPGRADE);
    expect(await ended).toBe(0);
    expect(answer).toMatch(/^HTTP\/1\.1 503 /u);
  });
});

describe('starting', () => {
  it('prints only lines for people', async () => {
    const server = new ChildServer({ DATA_DIR: await newFolder() });
    await server.ready();
    const lines = server.output.trim().split('\n');
    expect(lines[0]).toMatch(/^Coedit is ready: http:\/\/localhost:\d+$/u);
    expect(lines.filter((line) => line.startsWith('{'))).toEqual([]);
  });

  it('on a port in use says so in one line and exits with 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const server = new ChildServer({ DATA_DIR: await newFolder(), PORT: String(port) });
    expect(await server.end()).toBe(1);
    expect(server.output.trim()).toBe(
      `Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`,
    );
  });

  it('with a bad configuration tells all that is wrong and exits with 1', async () => {
    const server = new ChildServer({ DATA_DIR: await newFolder(), PORT: 'http', LOG_LEVEL: 'loud' });
    expect(await server.end()).toBe(1);
    const lines = server.output.trim().split('\n');
    expect(lines[0]).toBe('The configuration is not right:');
    expect(lines.slice(1).map((line) => line.split(' must')[0])).toEqual(['  - PORT', '  - LOG_LEVEL']);
  });

  it('on a data folder that another server uses says so and exits with 1', async () => {
    const DATA_DIR = await newFolder();
    await new ChildServer({ DATA_DIR }).ready();
    const second = new ChildServer({ DATA_DIR });
    expect(await second.end()).toBe(1);
    expect(second.output).toContain(DATA_DIR);
    expect(second.output).toMatch(/another|already|in use/iu);
    expect(second.output.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(second.output).not.toMatch(/\n\s+at /u);
  });
});
