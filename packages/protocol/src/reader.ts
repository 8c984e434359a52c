import * as decoding from 'lib0/decoding';

/** Thrown for every message that is not of its documented form; the connection is closed with 1007. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

const MAX_UINT32 = 0xffff_ffff;

/** What lib0 throws (end of data, bad UTF-8, too large an integer) is turned into the one error of the border. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedMessage) throw error;
    throw new MalformedMessage(error instanceof Error ? error.message : 'unreadable');
  }
}

export function bytesLeft(decoder: decoding.Decoder): number {
  return decoder.arr.length - decoder.pos;
}

export function readUint(decoder: decoding.Decoder): number {
  return reading(() => decoding.readVarUint(decoder));
}

export function readUint32(decoder: decoding.Decoder): number {
  const value = readUint(decoder);
  if (value > MAX_UINT32) throw new MalformedMessage(`number ${value} does not fit 32 bits`);
  return value;
}

/** A count is checked against the bytes left, so that a few bytes cannot claim millions of entries. */
export function readCount(decoder: decoding.Decoder, leastBytesEach: number, most: number): number {
  const count = readUint(decoder);
  if (count > most || count * leastBytesEach > bytesLeft(decoder)) {
    throw new MalformedMessage(`count ${count} is more than the message holds`);
  }
  return count;
}

/** A view into the message, not a copy. `maxBytes` is the bound of this field. */
export function readBytes(decoder: decoding.Decoder, maxBytes: number): Uint8Array {
  const length = readUint(decoder);
  if (length > maxBytes)
    throw new MalformedMessage(`field of ${length} bytes; at most ${maxBytes} are allowed`);
  if (length > bytesLeft(decoder)) throw new MalformedMessage('field runs past the end of the message');
  return reading(() => decoding.readUint8Array(decoder, length));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function readText(decoder: decoding.Decoder, maxBytes: number): string {
  const bytes = readBytes(decoder, maxBytes);
  return reading(() => utf8.decode(bytes));
}

/** Every message ends where its last field ends: bytes behind it are a program's mistake worth telling. */
export function expectEnd(decoder: decoding.Decoder): void {
  if (bytesLeft(decoder) > 0) throw new MalformedMessage(`${bytesLeft(decoder)} bytes behind the message`);
}

export function decoderOf(message: Uint8Array): decoding.Decoder {
  return decoding.createDecoder(message);
}
