import { SessionClient } from '@coedit/client';
import { Instance } from '@coedit/instance';
import type { CreatedSession, FileId } from '@coedit/protocol';
import { WebSocket } from 'ws';
import { atLeast, atMost, costAtMost, exactly } from '../figures.ts';
import type { Figure, Options, Program } from '../program.ts';
import { until } from '../until.ts';
import { CLOCKS_OF_EDIT, flood } from './flood.ts';
import { percentile } from './percentile.ts';
import { type Arrival, Reader } from './reader.ts';
import { MemoryWatch, residentMiB } from './resident-memory.ts';
import { Typist } from './typist.ts';

const MEGABYTE = 1_000_000;
const MEGABYTES = 150;
/** The kernel's own buffers take more than 10 MB before anyone is slow. */
const LEAST_MEGABYTES = 40;
/** Any server grows by its first megabytes, with slow readers and without: not counted. */
const WARMING_MEGABYTES = 15;
/** What waited in buffers when it became slow, and the difference. */
const MOST_MEGABYTES_BEHIND = 24;
/** A second. A reader that stopped is cut off after 30 s, and this is about the time before. */
const PACE = 7.5 * MEGABYTE;
const WATCHERS = 4;
const MOST_GROWTH_MIB = 64;
/** The slow one may cost the others nothing that is seen (ms of p99) … */
const MOST_LATENCY_MS = 100;
/** … nor, where the machine is busy with other things, what is more than its noise. */
const MOST_TIMES_SLOWER = 2;

interface Course {
  /** ms */
  readonly p50: number;
  readonly p99: number;
  readonly letters: number;
  readonly edits: number;
  /** MiB of the server: before, and the most while the edits passed. */
  readonly before: number;
  readonly most: number;
}

interface SlowCourse extends Course {
  readonly arrivals: readonly Arrival[];
  readonly connections: number;
}

export const slowReaders: Program = {
  name: 'slow-readers',
  summary: `one stops reading while ${MEGABYTES} MB of edits pass: bounded memory, others unaffected, caught up by one difference`,
  run,
};

async function run({ scale, log }: Options): Promise<readonly Figure[]> {
  const bytes = Math.max(LEAST_MEGABYTES, MEGABYTES * scale) * MEGABYTE;
  const instance = await Instance.start({
    LIMIT_MESSAGES_PER_SECOND: '100000',
    LIMIT_MESSAGES_BURST: '100000',
  });
  try {
    await Room.with(instance, (room) => room.course(WARMING_MEGABYTES * MEGABYTE));
    const without = await Room.with(instance, (room) => room.course(bytes));
    log(inWords('without a slow one', without));
    const slow = await Room.with(instance, (room) => room.courseBesideSlow(bytes));
    log(inWords('beside a slow one', slow));
    return figures(without, slow, bytes);
  } finally {
    await instance.dispose();
  }
}

function figures(without: Course, slow: SlowCourse, bytes: number): readonly Figure[] {
  const merged = slow.arrivals.filter(({ clocks }) => clocks > CLOCKS_OF_EDIT);
  const [difference] = merged;
  const inDifference = difference === undefined ? 0 : difference.clocks / CLOCKS_OF_EDIT;
  const received = slow.arrivals.reduce((sum, arrival) => sum + arrival.bytes, 0);
  const mostLatency = Math.max(MOST_LATENCY_MS, Math.round(MOST_TIMES_SLOWER * without.p99));
  return [
    atLeast('bytes of edits that passed', slow.edits * CLOCKS_OF_EDIT, bytes),
    costAtMost(
      'memory of the server beside a slow one',
      rounded(slow.most - slow.before),
      MOST_GROWTH_MIB,
      'MiB more',
    ),
    costAtMost(
      `p99 from key to others beside it (without it: ${rounded(without.p99)} ms)`,
      rounded(slow.p99),
      mostLatency,
      'ms',
    ),
    atLeast('letters measured', slow.letters, 1),
    exactly('connections of the slow one', slow.connections, 1),
    exactly('merged differences it got when it read again', merged.length, 1),
    atLeast('edits in that one message', Math.floor(inDifference), Math.floor(slow.edits / 4)),
    atMost(
      'sync messages it got in all',
      slow.arrivals.length,
      Math.floor(slow.edits - inDifference / 2),
      `for ${slow.edits} edits`,
    ),
    atMost(
      'megabytes it got in all',
      rounded(received / MEGABYTE),
      MOST_MEGABYTES_BEHIND,
      `of ${bytes / MEGABYTE}`,
    ),
  ];
}

/** One session, made for one course. */
class Room {
  readonly #instance: Instance;
  readonly #session: CreatedSession;
  readonly #clients: SessionClient[] = [];
  readonly #writer: SessionClient;
  readonly #typist: SessionClient;
  readonly #watchers: readonly SessionClient[];

  private constructor(instance: Instance, session: CreatedSession) {
    this.#instance = instance;
    this.#session = session;
    this.#writer = this.#join('Writer');
    this.#typist = this.#join('Typist');
    this.#watchers = Array.from({ length: WATCHERS }, (_, index) => this.#join(`Watcher ${index}`));
  }

  static async with<Result>(instance: Instance, work: (room: Room) => Promise<Result>): Promise<Result> {
    const session = await instance.createSession([
      { path: 'flood.txt', text: '' },
      { path: 'typed.txt', text: '' },
    ]);
    const room = new Room(instance, session);
    try {
      await room.#everyoneIn();
      return await work(room);
    } finally {
      for (const client of room.#clients) client.destroy();
    }
  }

  async course(bytes: number): Promise<Course> {
    const typist = new Typist(this.#typist, this.#file('typed.txt'), this.#watchers);
    const { pid } = this.#instance;
    if (pid === null) throw new Error('the server does not run');
    const before = await residentMiB(pid);
    const memory = await MemoryWatch.of(pid);
    typist.start();
    const milliseconds = (bytes / PACE) * 1000;
    const edits = await flood(this.#writer, this.#file('flood.txt'), { bytes, milliseconds });
    typist.stop();
    await this.#allEqual(this.#watchers);
    return {
      p50: percentile(typist.latencies, 0.5),
      p99: percentile(typist.latencies, 0.99),
      letters: typist.letters,
      edits,
      before,
      most: memory.stop(),
    };
  }

  async courseBesideSlow(bytes: number): Promise<SlowCourse> {
    const slow = new Reader(this.#instance, this.#session, this.#writer.doc.clientID);
    this.#clients.push(slow.client);
    await this.#everyoneIn();
    slow.stopReading();
    const course = await this.course(bytes);
    slow.readOn();
    await this.#allEqual([slow.client]);
    return { ...course, arrivals: slow.arrivals(), connections: slow.connections };
  }

  #join(name: string): SessionClient {
    const client = new SessionClient({
      serverUrl: this.#instance.webSocketUrl,
      sessionId: this.#session.id,
      token: this.#session.links.editor.token,
      name,
      wishedColour: 0,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    this.#clients.push(client);
    return client;
  }

  async #everyoneIn(): Promise<void> {
    await until('everyone to be in', () =>
      this.#clients.every(({ connection }) => connection.get().kind === 'online'),
    );
  }

  async #allEqual(clients: readonly SessionClient[]): Promise<void> {
    for (const [source, path] of [
      [this.#writer, 'flood.txt'],
      [this.#typist, 'typed.txt'],
    ] as const) {
      const id = this.#file(path);
      const wanted = source.workspace.text(id).toString();
      await until(`everyone to have ${path}`, () =>
        clients.every(({ workspace }) => workspace.text(id).toString() === wanted),
      );
    }
  }

  #file(path: string): FileId {
    const file = this.#writer.workspace.find(path);
    if (file === undefined) throw new Error(`${path} has gone`);
    return file.id;
  }
}

function inWords(what: string, { p50, p99, before, most, edits }: Course): string {
  const latency = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  return `${what}: ${edits} edits; key to others ${latency}; server ${before.toFixed(0)} → ${most.toFixed(0)} MiB`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
