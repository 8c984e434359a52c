import { expect, it } from 'vitest';
import { generatedTrace } from './generated-trace.js';
import { textOf, updatesOf } from './typing.js';

it('a generated trace is the same each time, and its updates make its text', () => {
  const trace = generatedTrace();
  expect(generatedTrace().endContent).toBe(trace.endContent);
  const updates = updatesOf(trace, 'text');
  expect(updates).toHaveLength(trace.transactions.length);
  expect(textOf(updates, 'text')).toBe(trace.endContent);
  expect(textOf(updates.slice(0, -1), 'text')).not.toBe(trace.endContent);
});

it('a trace of several people is none for one', () => {
  expect(() => updatesOf({ ...generatedTrace(), agents: 2 }, 'text')).toThrow(/several/);
});
