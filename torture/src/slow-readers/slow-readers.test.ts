import { expect, it } from 'vitest';
import { slowReaders } from './slow-readers.ts';

it('bounds the memory for one that stops reading, spares the others, and catches it up by one difference', async () => {
  const figures = await slowReaders.run({ seed: 1, scale: 0.1, log: console.log });
  expect(figures.filter(({ isReached }) => !isReached)).toEqual([]);
});
