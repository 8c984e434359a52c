import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Of another process, as the operating system counts it (Linux). */
export interface ProcessUsage {
  /** s of processor time, its own and the system's on its behalf, all threads that are alive. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

const PAGE_BYTES = Number(execFileSync('getconf', ['PAGESIZE']).toString());
const NANOSECONDS = 1e9;

export function usageOf(pid: number): ProcessUsage {
  return { cpuSeconds: cpuSecondsOf(pid), residentBytes: residentBytesOf(pid) };
}

/** The scheduler's own count: `stat` has ticks of 10 ms, which is more than a light load takes. */
function cpuSecondsOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((id) =>
    Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, one) => sum + one, 0) / NANOSECONDS;
}

function residentBytesOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
}

/** Calls of `write` and its kin, to sockets and files alike. */
export function writesOf(pid: number): number {
  return Number(/^syscw: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
}
