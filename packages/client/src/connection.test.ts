import { CloseCode } from '@coedit/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connection } from './connection.ts';
import { DEFAULT_TIMING } from './timing.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

function scene() {
  const line = { connect: vi.fn(), cut: vi.fn() };
  const connection = new Connection(line, DEFAULT_TIMING, () => {});
  const join = () => {
    connection.welcomed();
    connection.synced();
  };
  const wait = () => {
    const status = connection.status.get();
    if (status.kind !== 'reconnecting' || status.retryAt === null) throw new Error(status.kind);
    return status.retryAt - Date.now();
  };
  connection.now();
  return { line, connection, join, wait };
}

it('is back within 5 s of a restart though attempts fail meanwhile', () => {
  const { line, connection, join, wait } = scene();
  join();
  connection.lost(CloseCode.Restarting, 'restarting');
  for (let attempt = 1; attempt <= 10; attempt++) {
    expect(wait()).toBeLessThan(2000);
    vi.advanceTimersByTime(wait());
    expect(line.connect).toHaveBeenCalledTimes(1 + attempt);
    connection.lost(1006, '');
  }
});

it('backs off further and further from a server that lets in and then closes', () => {
  const { connection, join, wait } = scene();
  const waits: number[] = [];
  for (let round = 0; round < 6; round++) {
    join();
    connection.lost(CloseCode.RuleBroken, 'rate');
    waits.push(wait());
    vi.advanceTimersByTime(wait());
  }
  expect(waits[5]).toBeGreaterThanOrEqual(5000);
  join();
  vi.advanceTimersByTime(DEFAULT_TIMING.stableAfter);
  connection.lost(1006, '');
  expect(wait()).toBeLessThanOrEqual(DEFAULT_TIMING.firstRetry);
});

it('cuts an attempt that gets no welcome in time', () => {
  const { line, connection } = scene();
  connection.synced();
  vi.advanceTimersByTime(DEFAULT_TIMING.handshake);
  expect(line.cut).toHaveBeenCalledOnce();
  expect(connection.isOnline).toBe(false);
});

it('has one attempt under way, however often it is told "now"', () => {
  const { line, connection } = scene();
  connection.now();
  connection.lost(1006, '');
  connection.now();
  connection.now();
  vi.advanceTimersByTime(DEFAULT_TIMING.handshake - 1);
  expect(line.connect).toHaveBeenCalledTimes(2);
});

it('leaves no timer once stopped', () => {
  const { connection } = scene();
  connection.lost(1006, '');
  connection.stop();
  expect(vi.getTimerCount()).toBe(0);
  expect(connection.status.get()).toEqual({ kind: 'closed', code: 1000, reason: '' });
});
