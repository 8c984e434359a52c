import { expect, it } from 'vitest';
import { Resync } from './resync.ts';
import { FakeClock } from './testing/fake-clock.ts';

it('asks at once, and then once a second however often it is wanted', () => {
  const clock = new FakeClock();
  let asked = 0;
  const resync = new Resync(clock, () => {
    asked += 1;
  });
  for (let count = 0; count < 50; count += 1) resync.request();
  expect(asked).toBe(1);
  clock.advance(999);
  expect(asked).toBe(1);
  clock.advance(1);
  expect(asked).toBe(2);
  clock.advance(10_000);
  expect(asked).toBe(2);
  resync.request();
  expect(asked).toBe(3);
});

it('asks no more once it is stopped', () => {
  const clock = new FakeClock();
  let asked = 0;
  const resync = new Resync(clock, () => {
    asked += 1;
  });
  resync.request();
  resync.request();
  resync.stop();
  resync.stop();
  clock.advance(10_000);
  expect(asked).toBe(1);
  expect(clock.timers).toBe(0);
});
