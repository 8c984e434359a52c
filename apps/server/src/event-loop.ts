/**
 * Turns of the event loop, each of which reads what has arrived, that are waited for the rest of what comes in one go. A
 * turn in which nothing comes takes microseconds; one that reads takes as long as that, so that a third finds the last
 * of what many sent at once.
 */
const TURNS_OF_A_BURST = 3;

/** Runs once, behind all that is on its way already. Returns what cancels it. */
export function behindBurst(run: () => void): () => void {
  let left = TURNS_OF_A_BURST;
  let waiting = setImmediate(turn);
  function turn(): void {
    left -= 1;
    if (left === 0) run();
    else waiting = setImmediate(turn);
  }
  return () => clearImmediate(waiting);
}
