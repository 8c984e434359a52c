import { expect, test } from 'vitest';
import { timeAgo } from './time-ago.ts';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000;

test.each([
  [0, 'now'],
  [59_000, 'now'],
  [5 * MINUTE, '5 minutes ago'],
  [90 * MINUTE, '1 hour ago'],
  [26 * 60 * MINUTE, 'yesterday'],
  [10 * 24 * 60 * MINUTE, 'last week'],
  // A clock that was set back.
  [-5 * MINUTE, 'now'],
])('%d ms', (passed, words) => expect(timeAgo(NOW - passed, NOW)).toBe(words));
