import type { ByteReader } from './byte-reader.ts';
import { Content, endOf, readId, readStruct, type UnitId } from './update-reader.ts';
import { refuse } from './verdict.ts';

/** What it takes to put a struct in its place among others, and to copy it: its text is not read. */
export interface StructHead {
  readonly clock: number;
  readonly end: number;
  readonly origin: UnitId | null;
  readonly rightOrigin: UnitId | null;
  /** Its first byte. */
  readonly offset: number;
  /** Only of a text: where the length of its UTF-8 stands, and where the UTF-8 itself. */
  readonly text: { readonly lengthAt: number; readonly offset: number; readonly bytes: number } | null;
}

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const CONTENT_MASK = 0x1f;

/** The units of long texts, by their first byte: counted once, in steps. */
export type LongTexts = ReadonlyMap<number, number>;

export function readStructHead(reader: ByteReader, clock: number, longTexts: LongTexts): StructHead {
  const opening = readOpening(reader);
  if (opening === null) {
    const { offset } = reader;
    const { end, origin, rightOrigin } = readStruct(reader, clock);
    return { clock, end, origin, rightOrigin, offset, text: null };
  }
  const { origin, rightOrigin, offset, text } = opening;
  const counted = longTexts.get(text.offset);
  if (counted !== undefined) reader.skip(text.bytes);
  const end = endOf(clock, counted ?? reader.textUnits(text.bytes));
  // Field by field: what a spread leaves behind outlives the young generation, half of all that did in `torture hostile`.
  return { clock, end, origin, rightOrigin, offset, text };
}

/** What stands before a text, which comes next; null, and nothing is read: the struct is none. */
export function readOpening(
  reader: ByteReader,
): (Omit<StructHead, 'clock' | 'end' | 'text'> & { readonly text: NonNullable<StructHead['text']> }) | null {
  const { offset } = reader;
  const info = reader.peek();
  if ((info & CONTENT_MASK) !== Content.text) return null;
  reader.byte();
  const origin = info & HAS_ORIGIN ? readId(reader) : null;
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? readId(reader) : null;
  if (origin === null && rightOrigin === null) {
    if (reader.uint() !== 1) refuse('content', 'a nested type');
    reader.text();
    if (info & HAS_KEY) reader.text();
  }
  const lengthAt = reader.offset;
  const bytes = reader.count(1);
  return { origin, rightOrigin, offset, text: { lengthAt, offset: reader.offset, bytes } };
}
