import { type Cursor, isFileId, MalformedMessage, readCursorBody, reading } from '@coedit/protocol';
import type { Decoder } from 'lib0/decoding';
import * as Y from 'yjs';

/** A cursor that names a file and whose ends are relative positions. Throws `MalformedMessage`. */
export function readCursor(body: Decoder): Cursor {
  const cursor = readCursorBody(body);
  if (cursor.line !== 0 && !isFileId(cursor.fileId)) throw new MalformedMessage('cursor in no file');
  for (const { anchor, head } of cursor.selections) {
    reading(() => Y.decodeRelativePosition(anchor));
    reading(() => Y.decodeRelativePosition(head));
  }
  // The views of the message buffer are copied: the cursor outlives the message.
  const selections = cursor.selections.map(({ anchor, head }) => ({
    anchor: anchor.slice(),
    head: head.slice(),
  }));
  return { ...cursor, selections };
}

/** Where to look is one place, and a place it must be. */
export function readPlace(body: Decoder): Cursor {
  const cursor = readCursor(body);
  if (cursor.line === 0) throw new MalformedMessage('a call to no place');
  return { ...cursor, selections: cursor.selections.slice(0, 1) };
}
