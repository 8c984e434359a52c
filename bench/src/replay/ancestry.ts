import type { Trace } from './trace.ts';

/**
 * For each transaction, the other people's transactions that its author saw for the first time when typing it: the
 * closure of its parents less what the author had seen before.
 */
export function newlySeen(trace: Trace): readonly (readonly number[])[] {
  const seenBy = Array.from({ length: trace.agents }, () => new Set<number>());
  return trace.transactions.map(({ agent, parents }, index) => {
    const seen = seenBy[agent];
    if (seen === undefined)
      throw new Error(`transaction ${index} is by agent ${agent}, and there are ${trace.agents}`);
    const found = closure(trace, parents, seen);
    for (const other of found) seen.add(other);
    seen.add(index);
    return found.filter((other) => trace.transactions[other]?.agent !== agent);
  });
}

/** Ascending: a parent's index is always below its child's. */
function closure(trace: Trace, from: readonly number[], seen: ReadonlySet<number>): number[] {
  const found = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seen.has(index) || found.has(index)) continue;
    found.add(index);
    open.push(...(trace.transactions[index]?.parents ?? []));
  }
  return [...found].sort((a, b) => a - b);
}
