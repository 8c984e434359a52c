import { expect, it } from 'vitest';
import { missed } from '../testing.ts';
import { network } from './network.ts';

it('notices a black hole on both sides, comes back at scattered moments, and merges', async () => {
  expect(await missed(network, 0.2)).toEqual([]);
});
