import { ApiFailure } from '@coedit/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askInTime } from './ask-in-time.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const busy = (retryAfter: number | null) => new ApiFailure(429, 'rate-limited', 'Too much.', { retryAfter });

function asked(ask: () => Promise<string>) {
  const answered = vi.fn();
  const postponed = vi.fn();
  return { answered, postponed, stop: askInTime(ask, { answered, postponed }) };
}

test('a server that was asked too much is asked again when it said, and not before', async () => {
  const ask = vi.fn(async () => 'found').mockRejectedValueOnce(busy(7));
  const { answered, postponed } = asked(ask);
  await vi.advanceTimersByTimeAsync(250);
  expect(postponed).toHaveBeenCalledExactlyOnceWith(7);
  await vi.advanceTimersByTimeAsync(6_900);
  expect(ask).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(100);
  expect(answered).toHaveBeenCalledExactlyOnceWith('found');
});

test('where it did not say when, some seconds later', async () => {
  const ask = vi.fn(async () => 'found').mockRejectedValueOnce(busy(null));
  const { answered, postponed } = asked(ask);
  await vi.advanceTimersByTimeAsync(5_250);
  expect(postponed).toHaveBeenCalledExactlyOnceWith(5);
  expect(answered).toHaveBeenCalledOnce();
});

test('not again when it failed otherwise, nor when nobody wants to know any more', async () => {
  const failing = vi.fn(() => Promise.reject(new ApiFailure(500, 'internal', 'Broken.')));
  const failed = asked(failing);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(failing).toHaveBeenCalledOnce();
  expect(failed.postponed).not.toHaveBeenCalledWith(expect.any(Number));

  const ask = vi.fn(() => Promise.reject(busy(1)));
  const { stop } = asked(ask);
  await vi.advanceTimersByTimeAsync(250);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledOnce();
});

test('it is no longer put off when it was asked again and failed otherwise', async () => {
  const ask = vi
    .fn(() => Promise.reject(new ApiFailure(500, 'internal', 'Broken.')))
    .mockRejectedValueOnce(busy(7));
  const { postponed } = asked(ask);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(postponed.mock.calls).toEqual([[7], [null]]);
});
