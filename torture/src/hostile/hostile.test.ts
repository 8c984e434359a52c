import { expect, it } from 'vitest';
import { missed } from '../testing.ts';
import { hostile } from './hostile.ts';

it('a small part of it', async () => {
  expect(await missed(hostile, 0.04)).toEqual([]);
});
