import { expect, it } from 'vitest';
import { missed } from '../testing.ts';
import { largeSessions } from './large-sessions.ts';

it('loads, joins and folds large sessions in steps, also over a slow line', async () => {
  expect(await missed(largeSessions, 0.05)).toEqual([]);
});
