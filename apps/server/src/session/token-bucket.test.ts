import { describe, expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

describe('token bucket', () => {
  it('gives its burst at once, then its rate', () => {
    const bucket = new TokenBucket(10, 3, 0);
    expect([1, 2, 3, 4].map(() => bucket.take(0))).toEqual([true, true, true, false]);
    expect(bucket.take(99)).toBe(false);
    expect(bucket.take(100)).toBe(true);
    expect(bucket.take(100)).toBe(false);
  });

  it('never holds more than its burst', () => {
    const bucket = new TokenBucket(10, 2, 0);
    expect([1, 2, 3].map(() => bucket.take(1_000_000))).toEqual([true, true, false]);
  });

  it('goes into debt on spending, and tells how long the debt lasts', () => {
    const bucket = new TokenBucket(100, 2, 0);
    expect([1, 2, 3, 4].map(() => bucket.spend(0))).toEqual([0, 0, 10, 20]);
    expect(bucket.spend(20)).toBe(10);
    expect(bucket.spend(1_000)).toBe(0);
  });

  it('is not confused by a clock that goes back', () => {
    const bucket = new TokenBucket(1, 1, 1_000);
    expect(bucket.take(1_000)).toBe(true);
    expect(bucket.take(0)).toBe(false);
    expect(bucket.take(999)).toBe(false);
    expect(bucket.take(1_000)).toBe(true);
  });
});
