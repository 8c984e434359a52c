import { expect, it } from 'vitest';
import { missed } from '../testing.ts';
import { slowReaders } from './slow-readers.ts';

it('bounds the memory for one that stops reading, spares the others, and catches it up by one difference', async () => {
  expect(await missed(slowReaders, 0.1)).toEqual([]);
});
