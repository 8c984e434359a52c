import type { UserId } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import type { PlacedCursor } from './cursor-decorations.ts';
import { sameSight, sightOf } from './sight.ts';

const at = (userId: number, ...lines: number[]): PlacedCursor => ({
  userId: userId as UserId,
  colour: userId,
  dimmed: false,
  selections: lines.map((lineNumber) => ({
    anchor: { lineNumber, column: 1 },
    head: { lineNumber, column: 1 },
  })),
});
const range = (startLineNumber: number, endLineNumber: number) => ({ startLineNumber, endLineNumber });
const ids = (carets: readonly { readonly userId: UserId }[]) => carets.map(({ userId }) => userId);

describe('who is out of my sight', () => {
  it('is above or below the window, the nearest first', () => {
    const sight = sightOf(
      [at(1, 3), at(2, 9), at(3, 10), at(4, 20), at(5, 31), at(6, 99)],
      [range(10, 30)],
      new Set(),
    );
    expect(ids(sight.above)).toEqual([2, 1]);
    expect(ids(sight.below)).toEqual([5, 6]);
    expect(sight.folded.size).toBe(0);
  });

  it('is in folded lines, told by the line that stays', () => {
    const sight = sightOf(
      [at(1, 13), at(2, 15), at(3, 12), at(4, 22)],
      [range(10, 12), range(16, 20), range(25, 30)],
      new Set(),
    );
    expect([...sight.folded].map(([line, carets]) => [line, ids(carets)])).toEqual([
      [12, [1, 2]],
      [20, [4]],
    ]);
    expect([...sight.above, ...sight.below]).toEqual([]);
  });

  it('on my line are those with any caret there, seen or not', () => {
    expect(sightOf([at(1, 4, 12), at(2, 13)], [range(1, 30)], new Set([12, 40])).companions).toEqual([1]);
  });

  it('an empty window has nobody', () => {
    expect(sightOf([at(1, 4)], [], new Set([4])).companions).toEqual([]);
  });

  it('is the same only if every part is', () => {
    const look = (cursors: PlacedCursor[], mine: number[] = []) =>
      sightOf(cursors, [range(10, 12), range(16, 20)], new Set(mine));
    expect(sameSight(look([at(1, 3), at(2, 14)]), look([at(1, 3), at(2, 14)]))).toBe(true);
    expect(sameSight(look([at(1, 3)]), look([at(1, 4)]))).toBe(false);
    expect(sameSight(look([at(1, 14)]), look([at(1, 13)]))).toBe(false);
    expect(sameSight(look([at(1, 14)]), look([at(1, 21)]))).toBe(false);
    expect(sameSight(look([at(1, 11)], [11]), look([at(1, 11)], [12]))).toBe(false);
  });
});
