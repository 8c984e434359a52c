import type { RemoteCursor, SessionClient } from '@coedit/client';
import { resolveSelection } from '../cursors/relative-selections.ts';

/** 1-based, as in Monaco. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a caret is in the text as it is here. Its sender's line and column may be of another moment: they serve only
 * where the position that moves with the text cannot be found.
 */
export function cursorPlace({ workspace }: Pick<SessionClient, 'workspace'>, cursor: RemoteCursor): Place {
  const [primary] = cursor.selections;
  const text = workspace.text(cursor.fileId);
  const offsets = primary === undefined ? null : resolveSelection(text, primary);
  if (offsets === null) return { line: cursor.line, column: cursor.column };
  const before = text.toString().slice(0, offsets.head);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: before.length - lastBreak };
}
