import { expect, test } from 'vitest';
import { FakeClock } from '../session/testing/fake-clock.ts';
import { Attempts } from './attempts.ts';

const MINUTE_MS = 60_000;

function attempts(): { clock: FakeClock; attempts: Attempts } {
  const clock = new FakeClock();
  return { clock, attempts: new Attempts(clock, { burst: 3, perMinute: 2 }) };
}

test('an address has some wrong guesses free, then waits, then has a few more', () => {
  const { clock, attempts: tries } = attempts();
  const take = (): boolean => tries.take('192.0.2.1');
  expect([take(), take(), take(), take(), take()]).toEqual([true, true, true, false, false]);
  expect(tries.wait('192.0.2.1')).toBe(MINUTE_MS / 2);
  clock.advance(MINUTE_MS / 2);
  expect(tries.wait('192.0.2.1')).toBe(0);
  expect([take(), take()]).toEqual([true, false]);
});

test('other addresses do not pay for it; those of one IPv6 network do', () => {
  const { attempts: tries } = attempts();
  for (let time = 0; time < 4; time += 1) tries.take(`2001:db8::${time}`);
  expect(tries.wait('2001:db8::ffff')).toBeGreaterThan(0);
  expect(tries.wait('2001:db8:0:1::')).toBe(0);
  expect(tries.take('192.0.2.1')).toBe(true);
});

test('a guess that was right is given back', () => {
  const { attempts: tries } = attempts();
  for (let time = 0; time < 10; time += 1) {
    expect(tries.take('192.0.2.1')).toBe(true);
    tries.giveBack('192.0.2.1');
  }
});

test('addresses are forgotten in time, and there are never too many', () => {
  const { clock, attempts: tries } = attempts();
  for (let index = 0; index < 12_000; index += 1) tries.take(`10.0.${index >> 8}.${index & 255}`);
  expect(tries.size).toBe(10_000);
  clock.advance(2 * MINUTE_MS);
  tries.take('192.0.2.1');
  expect(tries.size).toBe(1);
});
