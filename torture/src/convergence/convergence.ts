import { setMaxListeners } from 'node:events';
import { Instance } from '@coedit/instance';
import { atLeast, exactly } from '../figures.ts';
import type { Figure, Options, Program } from '../program.ts';
import { textMismatches } from './mismatches.ts';
import { OPERATIONS, type OperationName } from './operations.ts';
import { Tally } from './tally.ts';
import { type Happening, Trial } from './trial.ts';

const SEEDS = 400;
const OPERATIONS_EACH = 300;
/** Sessions at once: with some 5 people each, both cores are busy and nobody waits for a time-out. */
const AT_ONCE = 40;

/** Failures that are tried again alone: each may wait for time-outs. */
const MOST_SHRUNK = 3;

/** A person types some characters a second; these do hundreds of things. */
const ENVIRONMENT = {
  LIMIT_MESSAGES_PER_SECOND: '1000000',
  LIMIT_MESSAGES_BURST: '1000000',
  LIMIT_CONNECTIONS_PER_ADDRESS: '100000',
  LIMIT_SESSIONS_PER_HOUR: '100000',
};

/** Each kind of operation was carried out so often, for each seed; the rarest is chosen about six times as often. */
const LEAST_OF_EACH = 1 / 8;

/** Happened at least so often in each seed, on average. */
const LEAST: Readonly<Record<Happening, number>> = {
  connections: 5,
  'lines cut': 1,
  'pieces delayed': 5,
  'messages doubled to the server': 5,
  'messages doubled to a client': 5,
  'carriage returns forged and refused': 0.5,
};

interface Failure {
  readonly seed: number;
  readonly message: string;
}

export const convergence: Program = {
  name: 'convergence',
  summary: `${SEEDS} seeds × ${OPERATIONS_EACH} operations × 2–8 clients on bad lines: clients, server and reloaded store agree`,
  run,
};

async function run({ seed, scale, log }: Options): Promise<readonly Figure[]> {
  const seeds = Math.ceil(SEEDS * scale);
  // y-websocket listens for the end of the process, once for each client.
  setMaxListeners(0, process);
  const done = new Tally<OperationName>(OPERATIONS);
  const happened = new Tally<Happening>([]);
  const failures: Failure[] = [];
  let mismatches = 0;
  const instance = await Instance.start(ENVIRONMENT);
  try {
    for (let first = 0; first < seeds; first += AT_ONCE) {
      const count = Math.min(AT_ONCE, seeds - first);
      const batch = Array.from({ length: count }, (_, index) => new Trial(instance, seed + first + index));
      const outcome = await runBatch(instance, batch, OPERATIONS_EACH);
      failures.push(...outcome.failures);
      mismatches += outcome.mismatches;
      for (const trial of batch) {
        for (const [kind, times] of trial.done.entries()) done.add(kind, times);
        for (const [kind, times] of trial.happened.entries()) happened.add(kind, times);
      }
      log(`${first + count} of ${seeds} seeds, ${done.total} operations, ${failures.length} failed`);
    }
    for (const { seed: failed, message } of failures) log(`seed ${failed} failed: ${message}`);
    for (const failure of failures.slice(0, MOST_SHRUNK)) log(await shrink(instance, failure));
  } finally {
    await instance.dispose();
  }
  return [
    exactly('seeds after which not all agreed', failures.length),
    exactly('differences that the idle check found and healed', mismatches),
    exactly('operations carried out', done.total, seeds * OPERATIONS_EACH),
    ...done.entries().map(([kind, times]) => atLeast(kind, times, Math.ceil(seeds * LEAST_OF_EACH))),
    ...happened.entries().map(([kind, times]) => atLeast(kind, times, Math.ceil(LEAST[kind] * seeds))),
  ];
}

/** All at once; then the server is killed, and every session is read again from the store. */
async function runBatch(
  instance: Instance,
  batch: readonly Trial[],
  operations: number,
): Promise<{ readonly failures: readonly Failure[]; readonly mismatches: number }> {
  const failures: Failure[] = [];
  const attempt = async (trial: Trial, part: Promise<void>): Promise<boolean> => {
    try {
      await part;
      return true;
    } catch (error) {
      failures.push({ seed: trial.seed, message: error instanceof Error ? error.message : String(error) });
      return false;
    }
  };
  const agreed = await Promise.all(batch.map((trial) => attempt(trial, trial.run(operations))));
  const mismatches = await textMismatches(instance);
  // Everything was called saved: no time to write anything more.
  await instance.kill();
  await instance.start();
  const whole = batch.filter((_, index) => agreed[index]);
  await Promise.all(whole.map((trial) => attempt(trial, trial.compareAfterRestart())));
  return { failures, mismatches };
}

/** The same seed alone, with fewer and fewer operations, as long as it fails. */
async function shrink(instance: Instance, { seed }: Failure): Promise<string> {
  let operations = OPERATIONS_EACH;
  let shortest: string | null = null;
  while (operations >= 1) {
    const { failures } = await runBatch(instance, [new Trial(instance, seed)], operations);
    const [failure] = failures;
    if (failure === undefined) break;
    shortest = `still with ${operations} operations: ${failure.message}`;
    operations = Math.floor(operations / 2);
  }
  const again = `--seed ${seed} --scale ${1 / SEEDS}`;
  return `alone (${again}): ${shortest ?? 'not again; it takes the timing of the others'}`;
}
