import { CloseCode } from '@coedit/protocol';
import type { Timing } from './timing.ts';

/** An overloaded or full server wants more room than a cut line. */
const TRY_LATER_FACTOR = 8;
/** A server that said it restarts is soon back; its clients come within this time of each other, not all at once. */
const RESTART_SPREAD_MS = 1500;

/** Why the next attempt has to wait. */
export interface Setback {
  /** The close code; null when the line was cut from here. */
  readonly code: number | null;
  /** How many attempts or short connections failed before this one. */
  readonly failures: number;
  /** The server said not long ago that it restarts (1012). */
  readonly restarting: boolean;
}

/**
 * How long to wait before connecting again, in ms. Jitter (half to whole of the step) keeps the clients of a server
 * that went away from coming back in one wave.
 * @param random in [0, 1)
 */
export function retryDelay({ code, failures, restarting }: Setback, timing: Timing, random: number): number {
  if (restarting && code !== CloseCode.TryLater) {
    return Math.round(timing.firstRetry / 2 + random * Math.min(RESTART_SPREAD_MS, timing.longestRetry));
  }
  const factor = code === CloseCode.TryLater ? TRY_LATER_FACTOR : 1;
  const step = Math.min(timing.longestRetry, timing.firstRetry * factor * 2 ** Math.min(failures, 20));
  return Math.round(step * (0.5 + random / 2));
}
