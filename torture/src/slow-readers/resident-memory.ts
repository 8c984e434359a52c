import { readFile } from 'node:fs/promises';

const LOOK_EVERY_MS = 50;
const MIB = 1024 * 1024;

/** MiB of a process that are in memory now. Linux only. */
export async function residentMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1];
  if (kilobytes === undefined)
    throw new Error(`/proc/${pid}/status does not tell the memory of the process.`);
  return (Number(kilobytes) * 1024) / MIB;
}

/** Looks again and again while something runs. */
export class MemoryWatch {
  readonly #timer: ReturnType<typeof setInterval>;
  #most: number;

  private constructor(pid: number, now: number) {
    this.#most = now;
    this.#timer = setInterval(() => {
      // The process may have just ended; whoever needs it alive finds out.
      residentMiB(pid).then(
        (mebibytes) => {
          this.#most = Math.max(this.#most, mebibytes);
        },
        () => undefined,
      );
    }, LOOK_EVERY_MS);
  }

  static async of(pid: number): Promise<MemoryWatch> {
    return new MemoryWatch(pid, await residentMiB(pid));
  }

  /** The most that was seen. */
  stop(): number {
    clearInterval(this.#timer);
    return this.#most;
  }
}
