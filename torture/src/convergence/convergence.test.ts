import { expect, it } from 'vitest';
import { convergence } from './convergence.ts';

const SEED = Math.floor(Math.random() * 2 ** 31);

it('leaves clients, server and reloaded store with one content', async () => {
  console.log(`--seed ${SEED}`);
  const figures = await convergence.run({ seed: SEED, scale: 0.03, log: console.log });
  expect(figures.filter(({ isReached }) => !isReached)).toEqual([]);
});
