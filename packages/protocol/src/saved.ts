import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MessageType } from './message.ts';
import { expectEnd, readUint } from './reader.ts';

/**
 * To client: of the sync messages (step 2 and update) received on this connection, the first `count` are saved, that
 * is committed to stable storage.
 */
export function encodeSavedMessage(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Saved);
    encoding.writeVarUint(encoder, count);
  });
}

export function readSavedBody(decoder: decoding.Decoder): number {
  const count = readUint(decoder);
  expectEnd(decoder);
  return count;
}
