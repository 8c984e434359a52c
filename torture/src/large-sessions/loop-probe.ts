import { openSync, readSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into the server before its own program: tells how much its main thread computed, at the most, between two turns
 * of the event loop since it was asked last (SIGUSR2). Computing time, not time that passed: on a busy machine the latter
 * says more about the machine.
 */
const EVERY_MS = 1;
const NANOSECONDS_PER_MS = 1e6;
const MOST_BYTES = 64;

const { LOOP_PROBE_FILE } = process.env;
// The server's own threads load it too.
if (LOOP_PROBE_FILE !== undefined && isMainThread) {
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  const buffer = Buffer.alloc(MOST_BYTES);
  /** ms that this thread has computed. */
  const computed = (): number => {
    const length = readSync(file, buffer, 0, MOST_BYTES, 0);
    return Number.parseInt(buffer.toString('latin1', 0, length), 10) / NANOSECONDS_PER_MS;
  };
  let last = computed();
  let most = 0;
  setInterval(() => {
    const now = computed();
    if (now - last > most) {
      most = now - last;
      writeFileSync(LOOP_PROBE_FILE, String(most));
    }
    last = now;
  }, EVERY_MS).unref();
  process.on('SIGUSR2', () => {
    most = 0;
    last = computed();
    writeFileSync(LOOP_PROBE_FILE, '0');
  });
}
