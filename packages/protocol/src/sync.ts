import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MessageType, SyncKind } from './message.ts';
import { expectEnd, MalformedMessage, readBytes, readUint } from './reader.ts';

/** `payload`: a state vector for step 1, else a Yjs update in v1 encoding. A view into the message. */
export interface SyncMessage {
  readonly kind: SyncKind;
  readonly payload: Uint8Array;
}

export function encodeSyncMessage(kind: SyncKind, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function readSyncBody(decoder: decoding.Decoder, maxBytes: number): SyncMessage {
  const kind = readUint(decoder);
  if (kind !== SyncKind.Step1 && kind !== SyncKind.Step2 && kind !== SyncKind.Update) {
    throw new MalformedMessage(`sync message of kind ${kind}`);
  }
  const payload = readBytes(decoder, maxBytes);
  expectEnd(decoder);
  return { kind, payload };
}

/** True for the messages that `saved` counts: step 2 and update. Reads two bytes; both numbers are below 128. */
export function isCountedSync(message: Uint8Array): boolean {
  return message[0] === MessageType.Sync && (message[1] === SyncKind.Step2 || message[1] === SyncKind.Update);
}
