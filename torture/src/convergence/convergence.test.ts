import { expect, it } from 'vitest';
import { missed } from '../testing.ts';
import { convergence } from './convergence.ts';

it('leaves clients, server and reloaded store with one content', async () => {
  expect(await missed(convergence, 0.03)).toEqual([]);
});
