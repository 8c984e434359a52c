import { expect, it } from 'vitest';
import { network } from './network.ts';

const SEED = Math.floor(Math.random() * 2 ** 31);

it('notices a black hole on both sides, comes back at scattered moments, and merges', async () => {
  console.log(`--seed ${SEED}`);
  const figures = await network.run({ seed: SEED, scale: 0.2, log: console.log });
  expect(figures.filter(({ isReached }) => !isReached)).toEqual([]);
});
