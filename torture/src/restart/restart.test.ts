import { expect, it } from 'vitest';
import { restart } from './restart.ts';

const SEED = Math.floor(Math.random() * 2 ** 31);

it('restarts under load without anyone seeing an error', async () => {
  console.log(`--seed ${SEED}`);
  const figures = await restart.run({ seed: SEED, scale: 0.2, log: console.log });
  expect(figures.filter(({ isReached }) => !isReached)).toEqual([]);
});
