import { expect, it } from 'vitest';
import { missed } from '../testing.ts';
import { soak } from './soak.ts';

it('a small part of it', async () => {
  expect(await missed(soak, 0.05)).toEqual([]);
});
