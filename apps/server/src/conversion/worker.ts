import { parentPort, workerData } from 'node:worker_threads';
import { partsOfStored, snapshotOfParts } from '../document/stored-state.ts';
import type { Job, JobResult } from './job.ts';

/** One job, then the thread ends. What it throws reaches the one who asked as the thread's error. */
function work(job: Job): JobResult {
  if (job.kind === 'snapshot') return { kind: 'snapshot', snapshot: snapshotOfParts(job.parts) };
  return { kind: 'parts', parts: partsOfStored(job.stored) };
}

/** What is handed over instead of copied; several parts may lie in one buffer. */
function buffersOf(result: JobResult): ArrayBuffer[] {
  const views = result.kind === 'snapshot' ? [result.snapshot] : result.parts;
  return [...new Set(views.map(({ buffer }) => buffer as ArrayBuffer))];
}

const result = work(workerData as Job);
parentPort?.postMessage(result, buffersOf(result));
