import { describe, expect, test } from 'vitest';
import { type DiffRow, lineDiff } from './line-diff.ts';

const brief = (rows: readonly DiffRow[] | null) =>
  rows?.map((row) =>
    row.kind === 'skipped'
      ? `… ${row.count}`
      : `${row.kind} ${row.left?.number ?? '-'}|${row.right?.number ?? '-'}`,
  );

describe('side by side', () => {
  test('a changed line stands beside the old one', () => {
    expect(brief(lineDiff('a\nb\nc', 'a\nB\nc'))).toEqual(['same 1|1', 'changed 2|2', 'same 3|3']);
  });

  test('added and removed lines', () => {
    expect(brief(lineDiff('a\nc', 'a\nb\nc'))).toEqual(['same 1|1', 'added -|2', 'same 2|3']);
    expect(brief(lineDiff('a\nb\nc', 'a\nc'))).toEqual(['same 1|1', 'removed 2|-', 'same 3|2']);
  });

  test('long unchanged parts are folded', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const changed = lines.with(10, 'other');
    expect(brief(lineDiff(lines.join('\n'), changed.join('\n')))).toEqual([
      '… 7',
      'same 8|8',
      'same 9|9',
      'same 10|10',
      'changed 11|11',
      'same 12|12',
      'same 13|13',
      'same 14|14',
      '… 6',
    ]);
  });

  test('every line of both sides is in it, in order', () => {
    const left = 'a\nb\nc\nd\ne';
    const right = 'b\nx\nd\na\ne\nf';
    const rows = lineDiff(left, right) ?? [];
    const side = (which: 'left' | 'right') =>
      rows.flatMap((row) => (row.kind === 'skipped' ? [] : (row[which]?.text ?? []))).join('\n');
    expect(side('left')).toBe(left);
    expect(side('right')).toBe(right);
  });

  test('too large to compare in the page', () => {
    const many = (prefix: string) =>
      Array.from({ length: 3000 }, (_, index) => `${prefix}${index}`).join('\n');
    expect(lineDiff(many('a'), many('b'))).toBeNull();
    expect(lineDiff(`${many('a')}\nx`, `${many('a')}\ny`)).not.toBeNull();
  });
});
