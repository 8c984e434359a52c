import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FieldBounds } from './field-bounds.ts';
import type { UserId } from './ids.ts';
import { MessageType } from './message.ts';
import { expectEnd, MalformedMessage, readCount, readUint, readUint32 } from './reader.ts';

/** To server (type 31): the sender wishes to edit, or no longer does: 1 or 0 on the wire. */
export function encodeAskMessage(wishes: boolean): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Ask);
    encoding.writeVarUint(encoder, wishes ? 1 : 0);
  });
}

export function readAskBody(decoder: decoding.Decoder): boolean {
  const wish = readUint(decoder);
  if (wish > 1) throw new MalformedMessage(`a wish ${wish}`);
  expectEnd(decoder);
  return wish === 1;
}

/** To client (type 32): everyone who asks to edit now, in the order they asked, as far as the receiver is to know. */
export function encodeAskingMessage(asking: readonly UserId[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Asking);
    encoding.writeVarUint(encoder, asking.length);
    for (const userId of asking) encoding.writeVarUint(encoder, userId);
  });
}

export function readAskingBody(decoder: decoding.Decoder): UserId[] {
  const count = readCount(decoder, 1, FieldBounds.participants);
  const asking: UserId[] = [];
  for (let index = 0; index < count; index++) asking.push(readUint32(decoder) as UserId);
  expectEnd(decoder);
  return asking;
}
