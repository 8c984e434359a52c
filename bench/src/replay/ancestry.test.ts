import { expect, it } from 'vitest';
import { newlySeen } from './ancestry.ts';
import type { Trace } from './trace.ts';

const typed = (agent: number, parents: number[]) => ({ agent, parents, patches: [] });

it('names what an author sees for the first time, with all it builds on, in order', () => {
  const trace: Trace = {
    startContent: '',
    endContent: '',
    agents: 2,
    transactions: [
      typed(0, []),
      typed(0, [0]),
      typed(1, [0]),
      typed(1, [2]),
      typed(0, [1, 3]),
      typed(1, [3, 4]),
    ],
  };
  expect(newlySeen(trace)).toEqual([[], [], [0], [], [2, 3], [1, 4]]);
});

it('refuses a transaction of somebody who is not in the recording', () => {
  const trace: Trace = { startContent: '', endContent: '', agents: 1, transactions: [typed(1, [])] };
  expect(() => newlySeen(trace)).toThrow('agent 1');
});
