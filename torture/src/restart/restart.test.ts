import { expect, it } from 'vitest';
import { missed } from '../testing.ts';
import { restart } from './restart.ts';

it('restarts under load without anyone seeing an error', async () => {
  expect(await missed(restart, 0.2)).toEqual([]);
});
