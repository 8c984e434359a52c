import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Instance, Line } from '@coedit/instance';
import type { CreatedSession } from '@coedit/protocol';
import type * as Y from 'yjs';
import { atMost, costAtMost, exactly } from '../figures.ts';
import type { Figure, Options, Program } from '../program.ts';
import { until } from '../until.ts';
import { type Joiner, page, stock } from './joiners.ts';
import { type Fill, filledSession, joined, TYPED } from './session-filler.ts';

const PIECES = 300_000;
const BYTES = 19_500_000;
/** Also at the smallest scale more than one message, and large in the server's eyes. */
const LEAST_PIECES = 20_000;
const LEAST_BYTES = 1_500_000;
const SLOW_LINE = 500_000;
const AT_ONCE = 10;
const PAUSE_MS = 40;
const LEAST_LETTERS = 20;
/** Of what is sent at most in one message: a part, and what a last piece of text adds. */
const MOST_MESSAGE_BYTES = 512 * 1024;
/** ms of computing. 20 are aimed at; the rest is for memory that is collected, and code that is not compiled yet. */
const MOST_HOLD = 40;
const PATIENCE_MS = 240_000;
/** For the probe to write down what it saw. */
const PROBE_MS = 150;

export const largeSessions: Program = {
  name: 'large-sessions',
  summary: `sessions of ${PIECES} pieces and of ${BYTES / 1e6} MB: loaded, joined (also at 0.5 MB/s) and folded while somebody types, nobody waits`,
  run,
};

async function run({ scale, log }: Options): Promise<readonly Figure[]> {
  // y-websocket waits for the end of the process, with each provider.
  process.setMaxListeners(4 * AT_ONCE);
  const folder = await mkdtemp(join(tmpdir(), 'coedit-large-'));
  const probe = join(folder, 'held');
  const instance = await Instance.start({
    LIMIT_MESSAGES_PER_SECOND: '100000',
    LIMIT_MESSAGES_BURST: '100000',
    LOOP_PROBE_FILE: probe,
    NODE_OPTIONS: `--import ${fileURLToPath(new URL('./loop-probe.js', import.meta.url))}`,
  });
  try {
    const figures: Figure[] = [];
    for (const [name, fill] of [
      ['pieces', { pieces: Math.max(LEAST_PIECES, PIECES * scale) }],
      ['bytes', { bytes: Math.max(LEAST_BYTES, BYTES * scale) }],
    ] as const) {
      const course = new Course(instance, { probe, name, log, judgesHolds: scale >= 1 });
      figures.push(...(await course.run(fill)));
    }
    return figures;
  } finally {
    await instance.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

interface CourseOptions {
  readonly probe: string;
  readonly name: string;
  /** Whether the times count. */
  readonly judgesHolds: boolean;
  readonly log: (line: string) => void;
}

class Course {
  readonly #instance: Instance;
  readonly #options: CourseOptions;

  constructor(instance: Instance, options: CourseOptions) {
    this.#instance = instance;
    this.#options = options;
  }

  async run(fill: Fill): Promise<readonly Figure[]> {
    const figures: Figure[] = [];
    const filling = await this.#held(() => filledSession(this.#instance, fill));
    figures.push(this.#hold('filled and folded', filling.ms));
    const session = filling.result;
    await this.#instance.stop();
    await this.#instance.start();
    figures.push(...(await this.#joins('a cold start', [page, stock], this.#instance.webSocketUrl, session)));
    const many = Array.from({ length: AT_ONCE }, (_, index) => (index % 2 === 0 ? page : stock));
    figures.push(...(await this.#joins(`${AT_ONCE} at once`, many, this.#instance.webSocketUrl, session)));
    const line = await Line.to(this.#instance.url, () => ({ bytesPerSecond: SLOW_LINE }));
    try {
      figures.push(...(await this.#joins('at 0.5 MB/s', [page, stock], line.webSocketUrl, session)));
    } finally {
      await line.dispose();
    }
    return figures;
  }

  /** They come while somebody types; everybody must end with the same text, by one line each. */
  async #joins(
    what: string,
    ways: readonly ((webSocketUrl: string, session: CreatedSession) => Joiner)[],
    webSocketUrl: string,
    session: CreatedSession,
  ): Promise<readonly Figure[]> {
    const joiners: Joiner[] = [];
    const begun = performance.now();
    const { ms, result: differing } = await this.#held(async () => {
      joiners.push(...ways.map((way) => way(webSocketUrl, session)));
      const typist = joined(this.#instance.webSocketUrl, session, 'Typist');
      const isOnline = (): boolean => typist.connection.get().kind === 'online';
      try {
        await until('the typist to be in', isOnline, PATIENCE_MS);
        const text = typist.workspace.text(typist.workspace.find(TYPED)?.id ?? ('' as never));
        for (let letters = 0; letters < LEAST_LETTERS || !joiners.every(({ isIn }) => isIn()); letters += 1) {
          text.insert(text.length, 'x');
          await wait(PAUSE_MS);
          if (performance.now() - begun > PATIENCE_MS) break;
        }
        this.#options.log(`${this.#options.name}, ${what}: all in after ${seconds(begun)} s`);
        const wanted = textsOf(typist.doc);
        const differing = (): Joiner[] => joiners.filter(({ doc }) => textsOf(doc) !== wanted);
        await until('all to be equal', () => differing().length === 0).catch(() => undefined);
        return differing().length;
      } finally {
        typist.destroy();
      }
    });
    const lines = Math.max(...joiners.map(({ connections }) => connections()));
    const mostBytes = Math.max(...joiners.map((joiner) => joiner.mostBytes()));
    for (const joiner of joiners) joiner.leave();
    const { name } = this.#options;
    return [
      exactly(`${name}, ${what}: joiners without everything`, differing),
      exactly(`${name}, ${what}: lines that one of them needed`, lines, 1),
      atMost(`${name}, ${what}: the largest message`, mostBytes, MOST_MESSAGE_BYTES, 'bytes'),
      this.#hold(what, ms),
    ];
  }

  #hold(what: string, ms: number): Figure {
    const { name, judgesHolds } = this.#options;
    const held = `${name}, ${what}: the longest that the server computed in one turn`;
    // A small part runs among other tests, on code that is not compiled yet: what it counts is judged, not its times.
    if (!judgesHolds)
      return { what: held, measured: `${ms} ms`, wanted: 'judged at full size', isReached: true };
    return costAtMost(held, ms, MOST_HOLD, 'ms');
  }

  /** How much the server computed between two turns of its event loop, at the most, while the work was done. */
  async #held<Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly ms: number; readonly result: Result }> {
    const { pid } = this.#instance;
    if (pid === null) throw new Error('the server does not run');
    process.kill(pid, 'SIGUSR2');
    const result = await work();
    await wait(PROBE_MS);
    return { ms: Math.round(Number(await readFile(this.#options.probe, 'utf8')) * 10) / 10, result };
  }
}

/** All texts, in one string. */
function textsOf(doc: Y.Doc): string {
  return [...doc.share.keys()]
    .filter((name) => name.startsWith('file:'))
    .sort()
    .map((name) => doc.getText(name).toString())
    .filter((text) => text !== '')
    .join('\n');
}

function seconds(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1);
}
