import { Random } from '@coedit/protocol/testing';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyTextDiff, textSteps } from './text-diff.ts';

function textOf(content: string) {
  const doc = new Y.Doc();
  const text = doc.getText('file:abcdefghijklmnop');
  text.insert(0, content);
  return { doc, text };
}

it('makes one small edit in one transaction with the origin given', () => {
  const { doc, text } = textOf('const a = 1;\nconst b = 2;\nconst c = 3;\n');
  const deltas: unknown[] = [];
  const origins: unknown[] = [];
  text.observe((event, transaction) => {
    deltas.push(event.delta);
    origins.push(transaction.origin);
  });
  applyTextDiff(text, 'const a = 1;\nconst b = 25;\nconst c = 3;\n', 'me');
  applyTextDiff(text, text.toString(), 'nothing to do');
  expect(deltas).toEqual([[{ retain: 24 }, { insert: '5' }]]);
  expect(origins).toEqual(['me']);
  expect(doc.getText('file:abcdefghijklmnop').toString()).toBe('const a = 1;\nconst b = 25;\nconst c = 3;\n');
});

it('leaves what others typed in between where it is', () => {
  const { doc, text } = textOf('one\ntwo\nthree\n');
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.getText('file:abcdefghijklmnop').insert(4, '/* mine */');
  applyTextDiff(text, 'ONE\ntwo\nTHREE\n', 'script');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(text.toString()).toBe('ONE\n/* mine */two\nTHREE\n');
});

const ALPHABET = ['a', 'b', ' ', '\n', '\n', '🙂', '🙃', '👩‍💻', 'é', '\u0000'];

it('reaches any text, and never cuts a surrogate pair', () => {
  const seed = Number(process.env.SEED ?? 20_261_122);
  const random = new Random(seed);
  const anyText = (most: number) =>
    Array.from(
      { length: Math.floor(random.next() * most) },
      () => ALPHABET[Math.floor(random.next() * ALPHABET.length)],
    ).join('');
  for (let round = 0; round < 300; round++) {
    const before = anyText(60);
    const at = Math.floor(random.next() * (before.length + 1));
    const after = (
      random.next() < 0.5 ? anyText(60) : before.slice(0, at) + anyText(8) + before.slice(at)
    ).toWellFormed();
    const { text } = textOf(before);
    for (const [, part] of textSteps(before, after)) {
      expect(part.isWellFormed(), `seed ${seed}, round ${round}`).toBe(true);
    }
    applyTextDiff(text, after, null);
    expect(text.toString(), `seed ${seed}, round ${round}`).toBe(after);
  }
});

it('takes lines first where the change is large, and stays quick', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index} of a long file\n`);
  const { text } = textOf(lines.join(''));
  lines[5000] = 'changed\n';
  lines.splice(15_000, 1, 'one\n', 'two\n');
  let edits = 0;
  text.observe((event) => {
    edits += event.delta.length;
  });
  const started = performance.now();
  applyTextDiff(text, lines.join(''), null);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(text.toString()).toBe(lines.join(''));
  expect(edits).toBeLessThan(60);
});

it('replaces what has nothing in common within a bounded time', () => {
  const random = new Random(7);
  const noise = () => Array.from({ length: 20_000 }, () => `${random.next()}\n`).join('');
  const { text } = textOf(noise());
  const wanted = noise();
  const started = performance.now();
  applyTextDiff(text, wanted, null);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(text.toString()).toBe(wanted);
});
