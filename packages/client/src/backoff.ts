import { CloseCode } from '@coedit/protocol';
import type { Timing } from './timing.ts';

/** An overloaded or full server wants more room than a cut line. */
const TRY_LATER_FACTOR = 8;
/** A restart takes a second or two; everyone comes back within 5 s, but not all at once. */
const RESTART_SPREAD_MS = 1500;
const RESTART_ATTEMPTS = 4;

/**
 * How long to wait before connecting again, in ms. Jitter (half to whole of the step) keeps the clients of a server
 * that went away from coming back in one wave.
 * @param failures how many attempts or short connections failed before this one
 * @param random in [0, 1)
 */
export function retryDelay(code: number | null, failures: number, timing: Timing, random: number): number {
  if (code === CloseCode.Restarting && failures < RESTART_ATTEMPTS) {
    return timing.firstRetry / 2 + random * Math.min(RESTART_SPREAD_MS, timing.longestRetry);
  }
  const factor = code === CloseCode.TryLater ? TRY_LATER_FACTOR : 1;
  const step = Math.min(timing.longestRetry, timing.firstRetry * factor * 2 ** Math.min(failures, 20));
  return step * (0.5 + random / 2);
}
