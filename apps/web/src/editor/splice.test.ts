import { Random } from '@coedit/protocol/testing';
import { describe, expect, test } from 'vitest';
import { diffText, growth, mapOffset, type Splice } from './splice.ts';

function apply(text: string, splices: readonly Splice[]): string {
  return splices.reduceRight(
    (result, { offset, deleted, inserted }) =>
      result.slice(0, offset) + inserted + result.slice(offset + deleted),
    text,
  );
}

describe('diffText', () => {
  test.each<[string, string, Splice[]]>([
    ['same', 'same', []],
    ['abc', 'aXc', [{ offset: 1, deleted: 1, inserted: 'X' }]],
    ['aa', 'aaa', [{ offset: 2, deleted: 0, inserted: 'a' }]],
    ['', 'new', [{ offset: 0, deleted: 0, inserted: 'new' }]],
    ['old', '', [{ offset: 0, deleted: 3, inserted: '' }]],
  ])('%j to %j', (before, after, splices) => {
    expect(diffText(before, after)).toEqual(splices);
  });

  test('never cuts a surrogate pair', () => {
    expect(diffText('😀', '😁')).toEqual([{ offset: 0, deleted: 2, inserted: '😁' }]);
    expect(diffText('\u{1F600}', '\u{2F600}')).toEqual([{ offset: 0, deleted: 2, inserted: '\u{2F600}' }]);
  });

  test('the same number of lines: only what differs in each', () => {
    expect(diffText('a = 1;\nb = 1;\nc = 1;', 'a = 2;\nb = 1;\nc = 22;')).toEqual([
      { offset: 4, deleted: 1, inserted: '2' },
      { offset: 18, deleted: 1, inserted: '22' },
    ]);
  });

  test('gives the new text, whatever the texts (seeds 1 to 2000)', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const random = new Random(seed);
      const write = () =>
        Array.from({ length: random.below(8) }, () =>
          random.pick(['a', '\n', '😀', '😁', '\uD83D', 'b']),
        ).join('');
      const [before, after] = [write(), write()];
      const splices = diffText(before, after);
      expect(apply(before, splices), `seed ${seed}`).toBe(after);
      expect(before.length + growth(splices)).toBe(after.length);
    }
  });
});

describe('mapOffset', () => {
  const insert: Splice[] = [{ offset: 5, deleted: 0, inserted: 'xyz' }];
  const replace: Splice[] = [{ offset: 5, deleted: 4, inserted: 'xy' }];
  test.each<[string, Splice[], number, 'before' | 'after', number]>([
    ['before an insert', insert, 4, 'after', 4],
    ['at an insert, staying', insert, 5, 'before', 5],
    ['at an insert, moving', insert, 5, 'after', 8],
    ['behind an insert', insert, 6, 'before', 9],
    ['at the start of a replacement', replace, 5, 'after', 5],
    ['inside, where there is still text', replace, 6, 'before', 6],
    ['inside, where there is none', replace, 8, 'before', 7],
    ['at the end of a replacement', replace, 9, 'before', 7],
    ['behind both', [...insert, { offset: 9, deleted: 2, inserted: '' }], 20, 'before', 21],
  ])('%s', (_name, splices, offset, side, expected) => {
    expect(mapOffset(offset, splices, side)).toBe(expected);
  });
});
