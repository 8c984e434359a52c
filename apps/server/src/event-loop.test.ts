import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { behindBurst } from './event-loop.ts';

it('runs behind what the next two turns read, once', async () => {
  const events: string[] = [];
  behindBurst(() => events.push('behind'));
  for (const name of ['first', 'second', 'third', 'fourth']) {
    await turn();
    events.push(name);
  }
  expect(events).toEqual(['first', 'second', 'behind', 'third', 'fourth']);
});

it.each([0, 1, 2])('does not run when it was cancelled after %i turns', async (turns) => {
  let ran = false;
  const cancel = behindBurst(() => {
    ran = true;
  });
  for (let count = 0; count < turns; count += 1) await turn();
  cancel();
  for (let count = 0; count < 5; count += 1) await turn();
  expect(ran).toBe(false);
});
