import { setTimeout as wait } from 'node:timers/promises';
import { usageOf } from './process-usage.ts';

const STEP_MS = 200;
/** V8 looks for garbage of its own accord when nothing has happened for some eight seconds. */
export const UNTIL_COLLECTED_S = 14;

/** The least resident memory in the seconds to come: what a server has just used for its work may go yet. */
export async function settledMemory(pid: number, seconds = 2): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let waited = 0; waited < seconds * 1000; waited += STEP_MS) {
    await wait(STEP_MS);
    least = Math.min(least, usageOf(pid).residentBytes);
  }
  return least;
}
