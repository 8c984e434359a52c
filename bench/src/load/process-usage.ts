import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Of another process, as the operating system counts it (Linux). */
export interface ProcessUsage {
  /** s of processor time, its own and the system's on its behalf, all threads. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK']).toString());
const PAGE_BYTES = Number(execFileSync('getconf', ['PAGESIZE']).toString());

export function usageOf(pid: number): ProcessUsage {
  // The name in the second field may hold spaces; what is counted from is behind its bracket.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system, resident] = [fields[11], fields[12], fields[21]].map(Number);
  return {
    cpuSeconds: ((user ?? 0) + (system ?? 0)) / TICKS_PER_SECOND,
    residentBytes: (resident ?? 0) * PAGE_BYTES,
  };
}
