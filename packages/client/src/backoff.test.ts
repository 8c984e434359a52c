import { CloseCode } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { retryDelay } from './backoff.ts';
import { DEFAULT_TIMING } from './timing.ts';

const delay = (code: number | null, failures: number, random: number) =>
  retryDelay(code, failures, DEFAULT_TIMING, random);

it('doubles, with jitter, up to a bound', () => {
  const latest = [0, 1, 2, 3, 4, 5, 50, 5000].map((failures) => delay(1006, failures, 1));
  expect(latest).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  expect(delay(null, 3, 0)).toBe(2000);
});

it('spreads the clients of a restarting server, who try several times within 5 s', () => {
  expect(delay(CloseCode.Restarting, 0, 0)).toBe(250);
  expect(delay(CloseCode.Restarting, 0, 0.999)).toBeLessThan(1800);
  expect(
    [0, 1, 2].reduce((sum, failures) => sum + delay(CloseCode.Restarting, failures, 0.9), 0),
  ).toBeLessThan(5000);
});

it('gives an overloaded server more room from the first time on', () => {
  expect(delay(CloseCode.TryLater, 0, 0)).toBe(2000);
  expect(delay(CloseCode.TryLater, 9, 1)).toBe(DEFAULT_TIMING.longestRetry);
});
