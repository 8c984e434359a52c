import { crc32 } from 'node:zlib';
import type { LinkId } from '@coedit/protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { UpdateRecord } from '../store.ts';

/**
 * How records lie in a row of `log` (and, joined and packed, of `history`):
 *
 *     payload = run*
 *     run     = 0 author:text linkId:text at:varuint record+
 *     record  = (1 + ms since the record before, or since the run's `at`):varuint update:bytes
 *
 * A run ends where the author changes or the clock went back. Every run begins with all it needs, so payloads can be
 * joined by putting them end to end; a keystroke of someone who types on costs two bytes more than its update.
 */
export interface Block {
  readonly count: number;
  /** ms since 1970, of the last record; 0 in an empty block. */
  readonly newestAt: number;
  readonly payload: Uint8Array;
}

const NEW_RUN = 0;

/** Copies what is added at once: the caller may do what it likes with its buffers afterwards. */
export class BlockWriter {
  readonly #encoder = encoding.createEncoder();
  #count = 0;
  #last: UpdateRecord | undefined;

  get byteLength(): number {
    return encoding.length(this.#encoder);
  }

  add(record: UpdateRecord): void {
    const last = this.#last;
    const goesOn =
      last !== undefined &&
      last.author === record.author &&
      last.linkId === record.linkId &&
      last.at <= record.at;
    if (!goesOn) {
      encoding.writeVarUint(this.#encoder, NEW_RUN);
      encoding.writeVarString(this.#encoder, record.author);
      encoding.writeVarString(this.#encoder, record.linkId);
      encoding.writeVarUint(this.#encoder, record.at);
    }
    encoding.writeVarUint(this.#encoder, 1 + (goesOn ? record.at - last.at : 0));
    encoding.writeVarUint8Array(this.#encoder, record.update);
    // Not the record itself: that would keep the caller's buffer alive.
    this.#last = { ...record, update: NO_BYTES };
    this.#count++;
  }

  finish(): Block {
    return {
      count: this.#count,
      newestAt: this.#last?.at ?? 0,
      payload: encoding.toUint8Array(this.#encoder),
    };
  }
}

const NO_BYTES = new Uint8Array(0);

/** A time that cannot be written must be refused before anything of the call was encoded. */
export function checkRecords(records: readonly UpdateRecord[]): void {
  for (const { at } of records)
    if (!Number.isSafeInteger(at) || at < 0) throw new RangeError(`A record's time cannot be ${at}.`);
}

export function encodeBlock(records: readonly UpdateRecord[]): Block {
  checkRecords(records);
  const writer = new BlockWriter();
  for (const record of records) writer.add(record);
  return writer.finish();
}

/** The updates are views of `payload`, not copies. */
export function decodeRecords(payload: Uint8Array): UpdateRecord[] {
  const decoder = decoding.createDecoder(payload);
  const records: UpdateRecord[] = [];
  let author = '';
  let linkId: LinkId | '' = '';
  let at = 0;
  while (decoding.hasContent(decoder)) {
    let head = decoding.readVarUint(decoder);
    if (head === NEW_RUN) {
      author = decoding.readVarString(decoder);
      linkId = decoding.readVarString(decoder) as LinkId | '';
      at = decoding.readVarUint(decoder);
      head = decoding.readVarUint(decoder);
    }
    at += head - 1;
    records.push({ update: decoding.readVarUint8Array(decoder), at, author, linkId });
  }
  return records;
}

/**
 * SQLite does not notice a flipped byte, and neither would it notice a row in another's place: so the checksum covers the
 * row's key as well.
 */
export function checksumOf(key: string, payload: Uint8Array): number {
  return crc32(payload, crc32(key));
}

export function joinPayloads(payloads: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(payloads.reduce((sum, payload) => sum + payload.byteLength, 0));
  let offset = 0;
  for (const payload of payloads) {
    joined.set(payload, offset);
    offset += payload.byteLength;
  }
  return joined;
}
