import { CloseCode } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { retryDelay } from './backoff.ts';
import { DEFAULT_TIMING } from './timing.ts';

const delay = (code: number | null, failures: number, random: number, restarting = false) =>
  retryDelay({ code, failures, restarting }, DEFAULT_TIMING, random);

it('doubles, with jitter, up to a bound', () => {
  const latest = [0, 1, 2, 3, 4, 5, 50, 5000].map((failures) => delay(1006, failures, 1));
  expect(latest).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
  expect(delay(null, 3, 0)).toBe(2000);
});

it('stays short while the server restarts, however often an attempt fails, and spreads its clients', () => {
  for (const failures of [0, 1, 5, 50]) {
    expect(delay(CloseCode.Restarting, failures, 0, true)).toBe(250);
    expect(delay(1006, failures, 0.999, true)).toBeLessThan(1800);
  }
});

it('gives an overloaded server more room from the first time on', () => {
  expect(delay(CloseCode.TryLater, 0, 0)).toBe(2000);
  expect(delay(CloseCode.TryLater, 0, 0, true)).toBe(2000);
  expect(delay(CloseCode.TryLater, 9, 1)).toBe(DEFAULT_TIMING.longestRetry);
});
