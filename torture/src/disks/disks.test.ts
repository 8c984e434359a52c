import { expect, it } from 'vitest';
import { whyNoStrace } from '../strace.ts';
import { missed } from '../testing.ts';
import { disks } from './disks.ts';

it('a small part of it', async ({ skip }) => {
  const reason = whyNoStrace();
  if (reason !== null) skip(reason);
  expect(await missed(disks, 0.1)).toEqual([]);
});
