/** A row of a side-by-side view; line numbers are 1-based. */
export type DiffRow =
  | { readonly kind: 'same' | 'changed'; readonly left: DiffLine; readonly right: DiffLine }
  | { readonly kind: 'removed'; readonly left: DiffLine; readonly right: null }
  | { readonly kind: 'added'; readonly left: null; readonly right: DiffLine }
  | { readonly kind: 'skipped'; readonly count: number };

export interface DiffLine {
  readonly number: number;
  readonly text: string;
}

/** Unchanged lines shown around a change. */
const CONTEXT = 3;
/** Cells of the table below; past it (two files of 2,000 changed lines) comparing would stall the page. */
const MOST_CELLS = 4_000_000;

/** Null when the two are too large to compare in the page. */
export function lineDiff(left: string, right: string): readonly DiffRow[] | null {
  const a = left.split('\n');
  const b = right.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const middleA = a.slice(start, a.length - end);
  const middleB = b.slice(start, b.length - end);
  if ((middleA.length + 1) * (middleB.length + 1) > MOST_CELLS) return null;

  const rows: DiffRow[] = [];
  for (let index = 0; index < start; index++) rows.push(sameRow(a, index, index));
  rows.push(...middleRows(middleA, middleB, start));
  for (let index = 0; index < end; index++)
    rows.push(sameRow(a, a.length - end + index, b.length - end + index));
  return withoutLongSame(rows);
}

function sameRow(lines: readonly string[], left: number, right: number): DiffRow {
  const text = lines[left] ?? '';
  return { kind: 'same', left: { number: left + 1, text }, right: { number: right + 1, text } };
}

/** Longest common subsequence, then runs of removed and added lines beside each other as 'changed'. */
function middleRows(a: readonly string[], b: readonly string[], offset: number): DiffRow[] {
  const table = commonLengths(a, b);
  const width = b.length + 1;
  const rows: DiffRow[] = [];
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  const flush = () => {
    rows.push(...pairUp(removed, added));
    removed = [];
    added = [];
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      flush();
      rows.push({
        kind: 'same',
        left: { number: offset + i + 1, text: left },
        right: { number: offset + j + 1, text: left },
      });
      i++;
      j++;
    } else if (
      left !== undefined &&
      (right === undefined || (table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))
    ) {
      removed.push({ number: offset + i + 1, text: left });
      i++;
    } else {
      added.push({ number: offset + j + 1, text: right ?? '' });
      j++;
    }
  }
  flush();
  return rows;
}

/** `[i * width + j]`: how many lines `a` from i and `b` from j have in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  return table;
}

function pairUp(removed: readonly DiffLine[], added: readonly DiffLine[]): DiffRow[] {
  const rows: DiffRow[] = [];
  for (let index = 0; index < Math.max(removed.length, added.length); index++) {
    const left = removed[index];
    const right = added[index];
    if (left !== undefined && right !== undefined) rows.push({ kind: 'changed', left, right });
    else if (left !== undefined) rows.push({ kind: 'removed', left, right: null });
    else if (right !== undefined) rows.push({ kind: 'added', left: null, right });
  }
  return rows;
}

function withoutLongSame(rows: readonly DiffRow[]): readonly DiffRow[] {
  const near = new Set<number>();
  rows.forEach((row, index) => {
    if (row.kind === 'same') return;
    for (let other = index - CONTEXT; other <= index + CONTEXT; other++) near.add(other);
  });
  const shown: DiffRow[] = [];
  let skipped = 0;
  const flush = () => {
    if (skipped > 0) shown.push({ kind: 'skipped', count: skipped });
    skipped = 0;
  };
  rows.forEach((row, index) => {
    if (near.has(index)) {
      flush();
      shown.push(row);
    } else skipped++;
  });
  flush();
  return shown;
}
