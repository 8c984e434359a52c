import { expect, it } from 'vitest';
import { whyNoStrace } from '../strace.ts';
import { missed } from '../testing.ts';
import { powerCut } from './power-cut.ts';

it('a small part of it', async ({ skip }) => {
  const reason = whyNoStrace();
  if (reason !== null) skip(reason);
  expect(await missed(powerCut, 0.03)).toEqual([]);
});
