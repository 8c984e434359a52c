import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MovingRanges } from './moving-ranges.ts';

function setUp(content = '0123456789') {
  const text = new Y.Doc().getText();
  text.insert(0, content);
  const ranges = new MovingRanges(text, [{ start: 4, end: 6 }]);
  return { text, ranges, range: () => ranges.at(0) };
}

test('goes along with what is typed and deleted around it', () => {
  const { text, range } = setUp();
  text.insert(4, 'in front');
  expect(range()).toEqual({ start: 12, end: 14 });
  text.insert(14, 'behind');
  text.delete(14, 6);
  expect(range()).toEqual({ start: 12, end: 14 });
  text.delete(0, 12);
  expect(range()).toEqual({ start: 0, end: 2 });
  expect(text.toString()).toBe('456789');
});

test('several changes in one go count together', () => {
  const { text, range } = setUp();
  text.doc?.transact(() => {
    text.insert(0, 'ab');
    text.delete(4, 1);
    text.insert(7, 'far behind');
    text.insert(0, 'c');
  });
  const { start, end } = range() ?? { start: -1, end: -1 };
  expect(text.toString().slice(start, end)).toBe('45');
});

test.each<[string, (text: Y.Text) => void]>([
  ['something is typed into it', (text) => text.insert(5, 'x')],
  ['a part of it is deleted', (text) => text.delete(5, 3)],
  ['it is deleted with what is around it', (text) => text.delete(0, 10)],
  [
    'it is replaced',
    (text) =>
      text.doc?.transact(() => {
        text.delete(4, 2);
        text.insert(4, '45');
      }),
  ],
])('is lost when %s', (_what, change) => {
  const { text, range } = setUp();
  change(text);
  expect(range()).toBeNull();
  text.insert(0, 'x');
  expect(range()).toBeNull();
});

test('ended, it stays where it is', () => {
  const { text, ranges, range } = setUp();
  ranges.end();
  text.insert(0, 'x');
  expect(range()).toEqual({ start: 4, end: 6 });
});

test('whatever is typed, a range that is left holds what it held', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let round = 0; round < 200; round++) {
    const { text, range } = setUp('abcdNEabcdefgh');
    for (let change = 0; change < 6; change++) {
      text.doc?.transact(() => {
        for (let part = random(3); part >= 0; part--) {
          const at = random(text.length + 1);
          if (random(2) === 0) text.insert(at, 'xyz'.slice(random(3)));
          else text.delete(at, Math.min(random(3), text.length - at));
        }
      });
      const now = range();
      if (now !== null) expect(text.toString().slice(now.start, now.end)).toBe('NE');
    }
  }
});
