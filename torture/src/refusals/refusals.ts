import { Instance } from '@coedit/instance';
import { CloseCode } from '@coedit/protocol';
import { Random } from '@coedit/protocol/testing';
import { exactly } from '../figures.ts';
import type { Figure, Options, Program } from '../program.ts';
import { PATH } from '../writer.ts';
import { HttpDoor, type Knock, webSocketDoor } from './knock.ts';
import { medianOf, noiseOf } from './noise.ts';

const TRIES = 2_000;
/** Code compiled, caches filled. */
const WARMING = 300;
const TOKEN_LENGTH = 32;
const ID_LENGTH = 16;
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
/** Below this nothing is told over a network, whatever the noise of this machine. */
const LEAST_TELLING_US = 10;
const MS_PER_US = 0.001;

/** A guess is looked at every time, however many there were: what the bound of guesses costs is not to be timed. */
const LIMITS = {
  LIMIT_FAILED_ATTEMPTS: '1000000000',
  LIMIT_FAILED_ATTEMPTS_PER_MINUTE: '1000000000',
};

export const refusals: Program = {
  name: 'refusals',
  summary: '“no such session” and “wrong token” by turns: they take the same time, over HTTP and WebSocket',
  run,
};

interface Answers {
  readonly noSession: number;
  readonly wrongToken: number;
}

async function run({ seed, scale, log }: Options): Promise<readonly Figure[]> {
  const instance = await Instance.start(LIMITS);
  const http = new HttpDoor(instance);
  try {
    const random = new Random(seed);
    const { id } = await instance.createSession([{ path: PATH, text: 'text' }]);
    const tries = Math.ceil(TRIES * scale);
    const trial = { id, tries, random, log };
    return [
      ...(await compare('HTTP', http.knock, { noSession: 404, wrongToken: 401 }, trial)),
      ...(await compare(
        'WebSocket',
        webSocketDoor(instance),
        { noSession: CloseCode.NoSuchSession, wrongToken: CloseCode.BadToken },
        trial,
      )),
    ];
  } finally {
    http.close();
    await instance.dispose();
  }
}

interface Trial {
  readonly id: string;
  readonly tries: number;
  readonly random: Random;
  readonly log: Options['log'];
}

/** In pairs whose order is drawn, so that neither is always the second. */
async function compare(
  door: string,
  knock: Knock,
  answers: Answers,
  { id, tries, random, log }: Trial,
): Promise<readonly Figure[]> {
  const times = { noSession: [] as number[], wrongToken: [] as number[] };
  let unexpected = 0;
  for (let pair = -WARMING; pair < tries; pair += 1) {
    const order = random.chance(0.5)
      ? (['noSession', 'wrongToken'] as const)
      : (['wrongToken', 'noSession'] as const);
    for (const kind of order) {
      const target = kind === 'noSession' ? made(random, ID_LENGTH) : id;
      const token = made(random, TOKEN_LENGTH);
      const begun = performance.now();
      const answer = await knock(target, token);
      const took = performance.now() - begun;
      if (answer !== answers[kind]) unexpected += 1;
      if (pair >= 0) times[kind].push(took);
    }
  }
  return [
    exactly(`${door}: answers other than ${answers.noSession} and ${answers.wrongToken}`, unexpected),
    alike(door, times.noSession, times.wrongToken, { random, log }),
  ];
}

function alike(
  door: string,
  noSession: readonly number[],
  wrongToken: readonly number[],
  { random, log }: Pick<Trial, 'random' | 'log'>,
): Figure {
  const microseconds = (ms: number): number => Math.round(ms / MS_PER_US);
  const medians = [medianOf(noSession), medianOf(wrongToken)] as const;
  const noise = microseconds(Math.max(noiseOf(noSession, random), noiseOf(wrongToken, random)));
  const difference = microseconds(medians[1] - medians[0]);
  log(`${door}: no such session ${microseconds(medians[0])} µs, wrong token ${microseconds(medians[1])} µs`);
  const most = Math.max(noise, LEAST_TELLING_US);
  return {
    what: `${door}: medians of ${noSession.length} each differ by`,
    measured: `${difference} µs (halves of one kind: up to ${noise} µs)`,
    wanted: `${most} µs or less`,
    isReached: Math.abs(difference) <= most,
  };
}

function made(random: Random, length: number): string {
  return Array.from({ length }, () => CHARACTERS[random.below(CHARACTERS.length)]).join('');
}
