import { expect, it } from 'vitest';
import { missed } from '../testing.ts';
import { crash } from './crash.ts';

it('a small part of it', async () => {
  expect(await missed(crash, 0.1)).toEqual([]);
});
