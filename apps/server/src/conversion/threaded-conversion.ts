import { Worker } from 'node:worker_threads';
import type { StateConversion } from '../document/stored-state.ts';
import type { Job, JobResult } from './job.ts';

/** ms. The largest documents take a second: whatever takes so long would never end, and all others wait for it. */
const TIME_LIMIT = 120_000;

/**
 * Converts in threads of their own, one after the other: a thread for each job, since jobs are rare, and what a large
 * one took of memory is given back with its thread.
 */
export class ThreadedConversion implements StateConversion {
  readonly #timeLimit: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(timeLimit: number = TIME_LIMIT) {
    this.#timeLimit = timeLimit;
  }

  async toSnapshot(parts: readonly Uint8Array[]): Promise<Uint8Array> {
    const result = await this.#run({ kind: 'snapshot', parts });
    if (result.kind !== 'snapshot') throw new Error('The thread gave something else.');
    return result.snapshot;
  }

  async toParts(stored: Parameters<StateConversion['toParts']>[0]): Promise<readonly Uint8Array[]> {
    const result = await this.#run({ kind: 'parts', stored });
    if (result.kind !== 'parts') throw new Error('The thread gave something else.');
    return result.parts;
  }

  #run(job: Job): Promise<JobResult> {
    const result = this.#last.then(() => runInThread(job, this.#timeLimit));
    this.#last = result.catch(() => undefined);
    return result;
  }
}

function runInThread(job: Job, timeLimit: number): Promise<JobResult> {
  return new Promise((resolve, reject) => {
    // `.js`: the compiler rewrites imports, not URLs.
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: job,
      name: 'conversion',
    });
    const timer = setTimeout(() => {
      reject(new Error(`A conversion took longer than ${timeLimit} ms and was ended.`));
      void worker.terminate();
    }, timeLimit);
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => {
      clearTimeout(timer);
      // Behind a result it changes nothing.
      reject(new Error(`The thread ended with code ${code} and gave nothing.`));
    });
  });
}
