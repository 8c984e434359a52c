import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MessageType } from './message.ts';
import { expectEnd, readUint } from './reader.ts';

/** The number is the sender's own and comes back unchanged. */
export function encodePingMessage(number: number): Uint8Array {
  return encodeNumber(MessageType.Ping, number);
}

export function encodePongMessage(number: number): Uint8Array {
  return encodeNumber(MessageType.Pong, number);
}

/** The body of a ping and of a pong. */
export function readPingBody(decoder: decoding.Decoder): number {
  const number = readUint(decoder);
  expectEnd(decoder);
  return number;
}

function encodeNumber(type: MessageType, number: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint(encoder, number);
  });
}
