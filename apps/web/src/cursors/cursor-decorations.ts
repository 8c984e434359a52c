import type { UserId } from '@coedit/protocol';
import type { editor, IPosition, IRange } from 'monaco-editor/editor';
import { personClass } from './person-colours.ts';

/** A participant's carets in the shown file, as positions in the model; the primary first. */
export interface PlacedCursor {
  readonly userId: UserId;
  readonly colour: number;
  /** Idle or away: drawn fainter. */
  readonly dimmed: boolean;
  readonly selections: readonly PlacedSelection[];
}

export interface PlacedSelection {
  readonly anchor: IPosition;
  readonly head: IPosition;
}

/** Where in the list of decorations a caret is, so that it can be found again after Monaco has moved it along. */
export interface CaretIndex {
  readonly userId: UserId;
  /** Of the participant's selections. */
  readonly selection: number;
  readonly decoration: number;
}

export interface CursorDecorations {
  readonly decorations: readonly editor.IModelDeltaDecoration[];
  readonly carets: readonly CaretIndex[];
}

/** Monaco's enums are values of its bundle; naming the numbers keeps this file free of loading it. */
const RIDES_ALONG: editor.TrackedRangeStickiness.GrowsOnlyWhenTypingAfter = 3;
const NEVER_GROWS: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges = 1;
/** Carets lie over selections. */
const CARET_Z_INDEX = 10;

/**
 * `className` only: `before/afterContentClassName` would render the text lines anew at every move. User text never
 * gets into a class name; the colour is an index.
 */
export function cursorDecorations(cursors: readonly PlacedCursor[]): CursorDecorations {
  const decorations: editor.IModelDeltaDecoration[] = [];
  const carets: CaretIndex[] = [];
  for (const { userId, colour, dimmed, selections } of cursors) {
    const person = `${personClass(colour)}${dimmed ? ' person-dimmed' : ''}`;
    for (const [selection, { anchor, head }] of selections.entries()) {
      if (!samePosition(anchor, head)) decorations.push(selectionDecoration(rangeOf(anchor, head), person));
      carets.push({ userId, selection, decoration: decorations.length });
      decorations.push(caretDecoration(head, person));
    }
  }
  return { decorations, carets };
}

function selectionDecoration(range: IRange, person: string): editor.IModelDeltaDecoration {
  return {
    range,
    options: {
      className: `remote-selection ${person}`,
      stickiness: NEVER_GROWS,
    },
  };
}

/**
 * What its owner types at the caret carries it along, before the owner's new cursor is here. Both its ends move: were it
 * to grow, it would be drawn as a range until the next flush, and its stroke in the middle of the new letters.
 */
function caretDecoration(head: IPosition, person: string): editor.IModelDeltaDecoration {
  return {
    range: rangeOf(head, head),
    options: {
      className: `remote-caret ${head.column === 1 ? 'remote-caret-start ' : ''}${person}`,
      showIfCollapsed: true,
      stickiness: RIDES_ALONG,
      zIndex: CARET_Z_INDEX,
    },
  };
}

export function samePosition(a: IPosition, b: IPosition): boolean {
  return a.lineNumber === b.lineNumber && a.column === b.column;
}

function rangeOf(a: IPosition, b: IPosition): IRange {
  const [start, end] = isBefore(b, a) ? [b, a] : [a, b];
  return {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  };
}

function isBefore(a: IPosition, b: IPosition): boolean {
  return a.lineNumber < b.lineNumber || (a.lineNumber === b.lineNumber && a.column < b.column);
}
