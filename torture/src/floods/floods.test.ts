import { expect, it } from 'vitest';
import { missed } from '../testing.ts';
import { floods } from './floods.ts';

it('a small part of it', async () => {
  expect(await missed(floods, 0.1)).toEqual([]);
});
