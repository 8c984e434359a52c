import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FieldBounds } from './field-bounds.ts';
import { MessageType } from './message.ts';
import { expectEnd, MalformedMessage, readText, readUint } from './reader.ts';

/** As in y-protocols/auth: 0 is "permission denied". */
const PERMISSION_DENIED = 0;

/** To client (type 2): tells stock clients too why an edit was not taken. */
export function encodePermissionDeniedMessage(reason: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Auth);
    encoding.writeVarUint(encoder, PERMISSION_DENIED);
    encoding.writeVarString(encoder, reason);
  });
}

/** Returns the reason. */
export function readPermissionDeniedBody(decoder: decoding.Decoder): string {
  const kind = readUint(decoder);
  if (kind !== PERMISSION_DENIED) throw new MalformedMessage(`auth message of kind ${kind}`);
  const reason = readText(decoder, FieldBounds.noticeText);
  expectEnd(decoder);
  return reason;
}
