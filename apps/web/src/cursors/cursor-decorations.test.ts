import type { UserId } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { cursorDecorations, type PlacedCursor } from './cursor-decorations.ts';

const pos = (lineNumber: number, column: number) => ({ lineNumber, column });
const cursor = (change: Partial<PlacedCursor> = {}): PlacedCursor => ({
  userId: 7 as UserId,
  colour: 3,
  dimmed: false,
  selections: [{ anchor: pos(2, 5), head: pos(2, 5) }],
  ...change,
});
const classes = (cursors: readonly PlacedCursor[]) =>
  cursorDecorations(cursors).decorations.map(({ options }) => options.className);

describe('the decorations of the others', () => {
  it('a caret is one decoration that shows though it is empty', () => {
    const { decorations, carets } = cursorDecorations([cursor()]);
    expect(decorations).toHaveLength(1);
    expect(decorations[0]?.options).toMatchObject({
      className: 'remote-caret person-3',
      showIfCollapsed: true,
    });
    expect(decorations[0]?.range).toEqual({
      startLineNumber: 2,
      startColumn: 5,
      endLineNumber: 2,
      endColumn: 5,
    });
    expect(carets).toEqual([{ userId: 7, selection: 0, decoration: 0 }]);
  });

  it('a selection made backwards is a range from left to right, with the caret at its head', () => {
    const selections = [{ anchor: pos(4, 9), head: pos(3, 2) }];
    const { decorations, carets } = cursorDecorations([cursor({ selections })]);
    expect(decorations[0]?.range).toEqual({
      startLineNumber: 3,
      startColumn: 2,
      endLineNumber: 4,
      endColumn: 9,
    });
    expect(decorations[carets[0]!.decoration]?.range.startLineNumber).toBe(3);
  });

  it('shows every selection of everyone, and finds each caret again', () => {
    const selections = [
      { anchor: pos(1, 2), head: pos(1, 4) },
      { anchor: pos(5, 2), head: pos(5, 2) },
    ];
    const { decorations, carets } = cursorDecorations([
      cursor({ selections }),
      cursor({ userId: 9 as UserId }),
    ]);
    expect(decorations).toHaveLength(4);
    expect(carets.map(({ userId, selection }) => [userId, selection])).toEqual([
      [7, 0],
      [7, 1],
      [9, 0],
    ]);
    for (const { decoration } of carets) expect(decorations[decoration]?.options.showIfCollapsed).toBe(true);
  });

  it('dims who is not active, goes round the palette, and knows the left edge', () => {
    expect(classes([cursor({ dimmed: true })])).toEqual(['remote-caret person-3 person-dimmed']);
    expect(classes([cursor({ colour: 15 })])).toEqual(['remote-caret person-3 person-stroke-1']);
    expect(classes([cursor({ selections: [{ anchor: pos(1, 1), head: pos(1, 1) }] })])).toEqual([
      'remote-caret remote-caret-start person-3',
    ]);
  });

  it('never renders text anew', () => {
    for (const { options } of cursorDecorations([cursor()]).decorations) {
      expect(options).not.toHaveProperty('beforeContentClassName');
      expect(options).not.toHaveProperty('afterContentClassName');
      expect(options).not.toHaveProperty('inlineClassName');
    }
  });
});
