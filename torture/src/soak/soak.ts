import { setTimeout as wait } from 'node:timers/promises';
import { Instance } from '@coedit/instance';
import type { CreatedSession } from '@coedit/protocol';
import { Random } from '@coedit/protocol/testing';
import { atLeast, costAtMost, exactly } from '../figures.ts';
import type { Figure, Options, Program } from '../program.ts';
import { residentMiB } from '../slow-readers/resident-memory.ts';
import { until } from '../until.ts';
import { PATH, Writer } from '../writer.ts';
import { lowest } from './lowest.ts';
import { heapMiB } from './server-heap.ts';

/** Three thirds: the first, longer than a session nobody is in stays loaded, warms up; the other two are held against each other. */
const ROUNDS = 300;
const LEAST_ROUNDS = 6;
const PEOPLE_IN_NEW = 4;
const PEOPLE_IN_LASTING = 2;
const EDITS = 40;
const PAUSE_MS = 10;
/** MiB that the least of the last third may lie above the least of the second; a leak of 1 kB for each edit would be 23. */
const MOST_HEAP_GROWTH = 4;
const MOST_RESIDENT_GROWTH = 16;

const SETTINGS = {
  LIMIT_SESSIONS_PER_HOUR: '100000',
  LIMIT_CONNECTIONS_PER_ADDRESS: '1000',
  LIMIT_MESSAGES_BURST: '100000',
};

export const soak: Program = {
  name: 'soak',
  summary: `${ROUNDS} times people come, work and go, in a session that stays and in ones that end: memory stays level`,
  run,
};

interface Sample {
  readonly heap: number;
  readonly resident: number;
}

async function run({ seed, scale, log }: Options): Promise<readonly Figure[]> {
  process.setMaxListeners(0);
  const random = new Random(seed);
  const instance = await Instance.start(SETTINGS);
  try {
    const rounds = Math.max(LEAST_ROUNDS, Math.ceil((ROUNDS * scale) / 3) * 3);
    const lasting = await newSession(instance);
    const samples: Sample[] = [];
    let edits = 0;
    let unequal = 0;
    for (let round = 0; round < rounds; round += 1) {
      const fresh = await newSession(instance);
      const writers = [
        ...come(instance, fresh, PEOPLE_IN_NEW, { random, round }),
        ...come(instance, lasting, PEOPLE_IN_LASTING, { random, round }),
      ];
      edits += await work(writers);
      const texts = new Set(writers.slice(0, PEOPLE_IN_NEW).map((writer) => writer.text()));
      unequal += texts.size - 1;
      for (const writer of writers) writer.leave();
      samples.push(await sample(instance));
      if ((round + 1) % 30 === 0)
        log(`round ${round + 1}: heap ${Math.round(samples.at(-1)?.heap ?? 0)} MiB`);
    }
    return [
      atLeast('edits', edits, (rounds * EDITS * (PEOPLE_IN_NEW + PEOPLE_IN_LASTING)) / 2),
      exactly('texts of people in one session that differ', unequal),
      ...grown(samples, scale >= 1),
    ];
  } finally {
    await instance.dispose();
  }
}

function newSession(instance: Instance): Promise<CreatedSession> {
  return instance.createSession([{ path: PATH, text: '' }]);
}

function come(
  instance: Instance,
  session: CreatedSession,
  count: number,
  { random, round }: { readonly random: Random; readonly round: number },
): readonly Writer[] {
  return Array.from(
    { length: count },
    (_, index) =>
      new Writer({
        label: `${session.id.slice(0, 4)}-${round}-${index}`,
        serverUrl: instance.webSocketUrl,
        session,
        random,
      }),
  );
}

/** Returns how many edits were made; all are saved and have arrived. */
async function work(writers: readonly Writer[]): Promise<number> {
  await until('all to be in', () => writers.every(({ client }) => client.workspace.find(PATH) !== undefined));
  for (let edit = 0; edit < EDITS; edit += 1) {
    for (const writer of writers) writer.edit();
    await wait(PAUSE_MS);
  }
  await until('all to be saved', () => writers.every(({ isIdle }) => isIdle));
  const [first] = writers;
  await until('all to have arrived', () =>
    writers.slice(0, PEOPLE_IN_NEW).every((writer) => writer.text() === first?.text()),
  );
  return writers.reduce((sum, writer) => sum + writer.edits.length, 0);
}

async function sample(instance: Instance): Promise<Sample> {
  return { heap: await heapMiB(instance), resident: await residentMiB(instance.pid ?? 0) };
}

/** The least of many samples is what is alive: garbage only ever adds. */
function grown(samples: readonly Sample[], isJudged: boolean): readonly Figure[] {
  const third = Math.floor(samples.length / 3);
  const [second, last] = [samples.slice(third, 2 * third), samples.slice(2 * third)];
  const growth = (of: (one: Sample) => number): number =>
    Math.round((lowest(last.map(of)) - lowest(second.map(of))) * 10) / 10;
  const figures = [
    costAtMost(
      'heap, least of the last third above that of the second',
      growth(({ heap }) => heap),
      MOST_HEAP_GROWTH,
      'MiB',
    ),
    costAtMost(
      'resident memory, the same',
      growth(({ resident }) => resident),
      MOST_RESIDENT_GROWTH,
      'MiB',
    ),
  ];
  // Too few collections of garbage in a small part for its figures to say anything.
  return isJudged
    ? figures
    : figures.map((figure) => ({ ...figure, wanted: 'judged at full size', isReached: true }));
}
