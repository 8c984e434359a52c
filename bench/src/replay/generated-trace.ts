import type { Patch, Trace } from './trace.ts';

const TRANSACTIONS = 30_000;
const SEED = 4;
const WORDS =
  'const let return await for if else text line name value the of a and is not found 0 1 ( ) { } = ;';

/** One person who types words, goes elsewhere now and then, and takes a part back. The same each time. */
export function generatedTrace(): Trace {
  const random = randomFrom(SEED);
  const words = WORDS.split(' ');
  const transactions = [];
  let text = '';
  let caret = 0;
  let waiting = '';
  for (let index = 0; index < TRANSACTIONS; index += 1) {
    if (random() < 0.07) {
      caret = Math.floor(random() * text.length);
      waiting = '';
    }
    if (waiting === '')
      waiting = `${words[Math.floor(random() * words.length)]}${random() < 0.12 ? '\n' : ' '}`;
    const isDeletion = caret > 0 && random() < 0.08;
    const patch: Patch = isDeletion ? [caret - 1, 1, ''] : [caret, 0, waiting.slice(0, 1)];
    if (!isDeletion) waiting = waiting.slice(1);
    text = text.slice(0, patch[0]) + patch[2] + text.slice(patch[0] + patch[1]);
    caret = patch[0] + patch[2].length;
    transactions.push({ patches: [patch], agent: 0, parents: index === 0 ? [] : [index - 1] });
  }
  return { startContent: '', endContent: text, agents: 1, transactions };
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
