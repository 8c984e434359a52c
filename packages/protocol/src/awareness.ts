import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MessageType } from './message.ts';
import { decoderOf, expectEnd, readBytes, readCount, readText, readUint, readUint32 } from './reader.ts';

/** One state of a y-protocols awareness update. `json` is its text; "null" says: left. */
export interface AwarenessEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly json: string;
}

export const AWARENESS_LEFT = 'null';

/** Bytes of one state's JSON. */
export const MAX_AWARENESS_STATE_BYTES = 2048;
const MAX_ENTRIES = 1000;
const LEAST_ENTRY_BYTES = 3;

/** Message type 1. An empty list is a valid message that changes nothing: it keeps a silent line alive. */
export function encodeAwarenessMessage(entries: readonly AwarenessEntry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Awareness);
    const update = encoding.encode((inner) => {
      encoding.writeVarUint(inner, entries.length);
      for (const entry of entries) {
        encoding.writeVarUint(inner, entry.clientId);
        encoding.writeVarUint(inner, entry.clock);
        encoding.writeVarString(inner, entry.json);
      }
    });
    encoding.writeVarUint8Array(encoder, update);
  });
}

export function readAwarenessBody(decoder: decoding.Decoder, maxBytes: number): AwarenessEntry[] {
  const update = readBytes(decoder, maxBytes);
  expectEnd(decoder);
  const inner = decoderOf(update);
  const count = readCount(inner, LEAST_ENTRY_BYTES, MAX_ENTRIES);
  const entries: AwarenessEntry[] = [];
  for (let index = 0; index < count; index++) {
    const clientId = readUint32(inner);
    const clock = readUint(inner);
    const json = readText(inner, MAX_AWARENESS_STATE_BYTES);
    entries.push({ clientId, clock, json });
  }
  expectEnd(inner);
  return entries;
}
