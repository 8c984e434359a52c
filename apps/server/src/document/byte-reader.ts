import { refuse } from './verdict.ts';

/** Longer encodings of a number cannot be a safe integer, or are padded with zeros to make the reader turn. */
const MAX_NUMBER_BYTES = 8;
/** Up to here, building an ASCII string byte by byte beats a call of the decoder. */
const SHORT_TEXT = 16;

// The same options as lib0's own decoder: both must see the same string.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads lib0's encoding. Every read is checked against the end, every count against the bytes left. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  get offset(): number {
    return this.position;
  }

  get left(): number {
    return this.bytes.length - this.position;
  }

  byte(): number {
    const byte = this.bytes[this.position];
    if (byte === undefined) refuse('malformed', 'ends too early');
    this.position += 1;
    return byte;
  }

  /** The next byte, left where it is; 0 behind the end, which whoever then reads it finds out. */
  peek(): number {
    return this.bytes[this.position] ?? 0;
  }

  /** `length` is within what is left. */
  skip(length: number): void {
    this.position += length;
  }

  /**
   * How many UTF-16 units the next `length` bytes of UTF-8 stand for, and passes over them. Does not look whether they
   * are UTF-8: whoever reads the text itself does.
   */
  textUnits(length: number): number {
    const end = this.position + length;
    let units = 0;
    for (let index = this.position; index < end; index += 1) {
      const byte = this.bytes[index] as number;
      // A byte that leads one unit, or two; not one that follows.
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
    }
    this.position = end;
    return units;
  }

  /** An unsigned integer of variable length, at most 2^53 - 1. */
  uint(): number {
    const first = this.byte();
    return first < 0x80 ? first : this.rest(first & 0x7f, 0x80);
  }

  /** A signed integer of variable length: sign and six bits in the first byte. */
  int(): number {
    const first = this.byte();
    const magnitude = first & 0x80 ? this.rest(first & 0x3f, 0x40) : first & 0x3f;
    return first & 0x40 ? -magnitude : magnitude;
  }

  /** How many entries follow, when each takes at least `leastBytesEach`: so a few bytes cannot claim millions. */
  count(leastBytesEach: number): number {
    const count = this.uint();
    if (count * leastBytesEach > this.left)
      refuse('malformed', `claims ${count} entries in ${this.left} bytes`);
    return count;
  }

  /** Text in UTF-8. What it returns is well-formed: UTF-8 cannot carry half a surrogate pair. */
  text(): string {
    const length = this.count(1);
    if (length <= SHORT_TEXT) {
      const short = this.shortText(length);
      if (short !== undefined) return short;
    }
    const bytes = this.bytes.subarray(this.position, this.position + length);
    this.position += length;
    try {
      return utf8.decode(bytes);
    } catch {
      return refuse('malformed', 'text is not UTF-8');
    }
  }

  float32(): number {
    return this.view(4).getFloat32(0, false);
  }

  float64(): number {
    return this.view(8).getFloat64(0, false);
  }

  private rest(low: number, multiplier: number): number {
    let value = low;
    let factor = multiplier;
    for (let read = 1; read < MAX_NUMBER_BYTES; read += 1) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      factor *= 0x80;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
    }
    return refuse('malformed', 'a number too long');
  }

  private shortText(length: number): string | undefined {
    let text = '';
    for (let index = this.position; index < this.position + length; index += 1) {
      const byte = this.bytes[index] as number;
      if (byte >= 0x80) return undefined;
      text += String.fromCharCode(byte);
    }
    this.position += length;
    return text;
  }

  private view(length: number): DataView {
    if (length > this.left) refuse('malformed', 'ends too early');
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.position, length);
    this.position += length;
    return view;
  }
}
