import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FieldBounds } from './field-bounds.ts';
import type { UserId } from './ids.ts';
import { MessageType } from './message.ts';
import { decoderOf, expectEnd, readBytes, readCount, readText, readUint32 } from './reader.ts';

/** Both ends are Yjs relative positions (`Y.encodeRelativePosition`), so that edits by others cannot make them drift. */
export interface Selection {
  readonly anchor: Uint8Array;
  readonly head: Uint8Array;
}

/**
 * A participant's carets and selections in one file. `line` and `column` are 1-based as in Monaco (column in UTF-16
 * units) and are those of the head of selection 0. Line 0 means: no cursor now. `selections` may be empty (a program
 * that only knows line and column).
 */
export interface Cursor {
  readonly line: number;
  readonly column: number;
  readonly userId: UserId;
  readonly fileId: string;
  readonly selections: readonly Selection[];
}

/** Line, column, userId, empty file id, no selections: one byte each. */
const LEAST_CURSOR_BYTES = 5;
const LEAST_SELECTION_BYTES = 2;

export function writeCursor(encoder: encoding.Encoder, cursor: Cursor): void {
  encoding.writeVarUint(encoder, cursor.line);
  encoding.writeVarUint(encoder, cursor.column);
  encoding.writeVarUint(encoder, cursor.userId);
  encoding.writeVarString(encoder, cursor.fileId);
  encoding.writeVarUint(encoder, cursor.selections.length);
  for (const selection of cursor.selections) {
    encoding.writeVarUint8Array(encoder, selection.anchor);
    encoding.writeVarUint8Array(encoder, selection.head);
  }
}

export function readCursor(decoder: decoding.Decoder): Cursor {
  const line = readUint32(decoder);
  const column = readUint32(decoder);
  const userId = readUint32(decoder) as UserId;
  const fileId = readText(decoder, FieldBounds.fileId);
  const count = readCount(decoder, LEAST_SELECTION_BYTES, FieldBounds.selections);
  const selections: Selection[] = [];
  for (let index = 0; index < count; index++) {
    const anchor = readBytes(decoder, FieldBounds.relativePosition);
    const head = readBytes(decoder, FieldBounds.relativePosition);
    selections.push({ anchor, head });
  }
  return { line, column, userId, fileId, selections };
}

/** To server (type 17). The server replaces `userId` by the sender's own. */
export function encodeCursorMessage(cursor: Cursor): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Cursor);
    writeCursor(encoder, cursor);
  });
}

/** Reads the body behind the type. */
export function readCursorBody(decoder: decoding.Decoder): Cursor {
  const cursor = readCursor(decoder);
  expectEnd(decoder);
  return cursor;
}

/** To client (type 18). */
export function encodeCursorsMessage(cursors: readonly Cursor[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Cursors);
    encoding.writeVarUint(encoder, cursors.length);
    for (const cursor of cursors) writeCursor(encoder, cursor);
  });
}

export function readCursorsBody(decoder: decoding.Decoder): Cursor[] {
  const count = readCount(decoder, LEAST_CURSOR_BYTES, FieldBounds.cursors);
  const cursors: Cursor[] = [];
  for (let index = 0; index < count; index++) cursors.push(readCursor(decoder));
  expectEnd(decoder);
  return cursors;
}

/** The cursor as it is kept: its own bytes, not views into a message buffer that would be held for its sake. */
export function encodeCursor(cursor: Cursor): Uint8Array {
  return encoding.encode((encoder) => writeCursor(encoder, cursor));
}

export function decodeCursor(bytes: Uint8Array): Cursor {
  return readCursorBody(decoderOf(bytes));
}
