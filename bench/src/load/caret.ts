import * as Y from 'yjs';

/** Where a caret is that goes through a text which somebody typed: each step is another item of it. */
export function caretAt(index: number, moves: number): Y.RelativePosition {
  return new Y.RelativePosition(null, null, Y.createID(1_000_000_000 + index, moves), 0);
}
