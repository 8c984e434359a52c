import { expect, it, vi } from 'vitest';
import { Liveness, UNASKED } from './liveness.ts';
import { DEFAULT_TIMING } from './timing.ts';

const { tick, pingEvery, deadAfter } = DEFAULT_TIMING;

function started() {
  const actions = { ping: vi.fn(), dead: vi.fn() };
  const liveness = new Liveness(DEFAULT_TIMING, actions);
  liveness.start(0);
  return { liveness, actions };
}

/** Ticks until the line is called dead; the time of that, or null if it lives at `end`. */
function deathTime(
  liveness: Liveness,
  dead: () => boolean,
  from: number,
  end: number,
  step: number,
): number | null {
  for (let now = from + step; now <= end; now += step) {
    liveness.tick(now, 0);
    if (dead()) return now;
  }
  return null;
}

it('tells a line that died at any moment within 10 s', () => {
  for (let died = 0; died <= pingEvery + tick; died += tick) {
    const { liveness, actions } = started();
    for (let now = tick; now <= died; now += tick) {
      liveness.heard();
      liveness.tick(now, 0);
    }
    if (died === 0) liveness.heard();
    const told = deathTime(liveness, () => actions.dead.mock.calls.length > 0, died, 60_000, tick);
    expect(told).not.toBeNull();
    expect(told! - died).toBeLessThanOrEqual(10_000);
  }
});

it('lets a line live whose timers are held back in the background', () => {
  const { liveness, actions } = started();
  expect(deathTime(liveness, () => actions.dead.mock.calls.length > 0, 0, 3_600_000, 60_000)).toBeNull();
});

it('counts again when the tab is awake again', () => {
  const { liveness, actions } = started();
  liveness.tick(600_000, 0);
  const told = deathTime(liveness, () => actions.dead.mock.calls.length > 0, 600_000, 700_000, tick);
  expect(told! - 600_000).toBeLessThanOrEqual(deadAfter + tick);
});

it('takes any message for a sign of life', () => {
  const { liveness, actions } = started();
  for (let now = tick; now <= 60_000; now += tick) {
    if (now % 5000 === 0) liveness.heard();
    liveness.tick(now, 0);
  }
  expect(actions.dead).not.toHaveBeenCalled();
  expect(actions.ping.mock.calls.length).toBeGreaterThan(5);
});

it('takes bytes that leave for a sign of life: a slow line is not a dead one', () => {
  const { liveness, actions } = started();
  let buffered = 1_000_000;
  for (let now = tick; now <= 60_000; now += tick) {
    buffered -= 1000;
    liveness.tick(now, buffered);
  }
  expect(actions.dead).not.toHaveBeenCalled();
});

it('measures the round trip of the newest ping alone', () => {
  const { liveness, actions } = started();
  expect(liveness.pong(actions.ping.mock.calls[0]![0], 42)).toBe(42);
  expect(liveness.pong(999, 50)).toBeNull();
});

it('takes the answer to a ping that asked nothing for none of its own', () => {
  const liveness = new Liveness(DEFAULT_TIMING, { ping: vi.fn(), dead: vi.fn() });
  expect(liveness.pong(UNASKED, 42)).toBeNull();
});

it('does nothing once stopped', () => {
  const { liveness, actions } = started();
  liveness.stop();
  liveness.tick(1000, 0);
  liveness.tick(60_000, 0);
  expect(actions.ping).toHaveBeenCalledOnce();
  expect(actions.dead).not.toHaveBeenCalled();
});
