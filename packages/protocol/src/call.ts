import * as encoding from 'lib0/encoding';
import { type Cursor, writeCursor } from './cursor.ts';
import { MessageType } from './message.ts';

/**
 * Both ways (type 30): "look here". To server the place; to every client but the caller's the same, stamped with the
 * caller's userId. Its body is a cursor's, read by `readCursorBody`. Not stored: who comes later is not called.
 */
export function encodeCallMessage(place: Cursor): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Call);
    writeCursor(encoder, place);
  });
}
