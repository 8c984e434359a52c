import { ByteReader } from './byte-reader.ts';
import { inOrder, type StructLine } from './dependency-order.ts';
import { PartWriter } from './part-writer.ts';
import { type LongTexts, readStructHead, type StructHead } from './struct-head.ts';
import { outlineOf, RangeReader, type SectionOutline, type UpdateOutline } from './update-outline.ts';
import { refuse } from './verdict.ts';

/** How much one part may hold; set anew between parts by whoever measures what they cost. */
export interface PartSize {
  /** Structs and ranges. */
  readonly pieces: number;
  /** Of text, about. */
  readonly bytes: number;
}

export interface PartsOptions {
  readonly update: Uint8Array;
  /** The document's state of a client, as it is when asked. */
  readonly stateOf: (client: number) => number;
  readonly size: PartSize;
  /** Yjs client ids that it may bring anew. */
  readonly newClients: number;
}

/**
 * Yjs client ids that one update may bring anew. A step 2 carries what others wrote while the server did not hear them,
 * which is a handful; each id costs everybody time at every keystroke for as long as the session lives.
 */
export const MOST_NEW_CLIENTS = 500;
/** Ranges that belong to no part are passed over in steps of so many. */
const STEP = 1_000;

/**
 * Cuts a large update into several, each of which builds only on those before it and on what the document holds: each
 * can be checked, applied and passed on by itself, and between two of them the server serves others. `null` is a point
 * to pause at. Throws `Rejected`; as long as it is read, nothing was handed out yet.
 *
 * Deletions of what the document holds come first: a replaced file of full size must not be refused because its new text
 * arrives before the old one goes.
 */
export function* partsOf({
  update,
  stateOf,
  size,
  newClients,
}: PartsOptions): Generator<Uint8Array | null, void> {
  const outline = yield* outlineOf(update);
  const { sections, deletionsAt } = outline;
  const brought = newClientsIn(sections, stateOf);
  if (brought > newClients) refuse('too-large', `${brought} new clients in one update`);
  const part = new PartWriter();
  const states = new Map<number, number>();
  const stateAtFirst = (client: number): number => {
    const state = states.get(client) ?? stateOf(client);
    states.set(client, state);
    return state;
  };
  const deletions = { update, deletionsAt, part, size };
  yield* deletionParts(deletions, ({ client, end }) => end <= stateAtFirst(client));
  yield* structParts(outline, { update, stateOf, size }, part);
  yield* deletionParts(deletions, ({ client, end }) => end > stateAtFirst(client));
}

interface DeletionParts {
  readonly update: Uint8Array;
  readonly deletionsAt: number;
  readonly part: PartWriter;
  readonly size: PartSize;
}

function* deletionParts(
  { update, deletionsAt, part, size }: DeletionParts,
  belongs: (range: { readonly client: number; readonly end: number }) => boolean,
): Generator<Uint8Array | null, void> {
  const ranges = new RangeReader(update, deletionsAt);
  let read = 0;
  for (let range = ranges.next(); range !== null; range = ranges.next()) {
    read += 1;
    if (belongs(range)) part.addDeletion(range);
    if (part.pieces >= size.pieces) yield part.take();
    else if (read % STEP === 0) yield null;
  }
  if (part.pieces > 0) yield part.take();
}

function* structParts(
  { sections, longTexts }: UpdateOutline,
  { update, stateOf, size }: Pick<PartsOptions, 'update' | 'stateOf' | 'size'>,
  part: PartWriter,
): Generator<Uint8Array | null, void> {
  const cursors = new Map<number, SectionCursor>();
  for (const section of sections) cursors.set(section.client, new SectionCursor(update, section, longTexts));
  for (const cursor of inOrder(cursors, stateOf)) {
    const { client, next } = cursor;
    if (next === null) continue;
    if (next.text !== null && next.text.bytes > size.bytes) {
      if (part.pieces > 0) yield part.take();
      yield* longText(update, client, next, { part, size });
    } else {
      part.addStruct(client, next.clock, cursor.encoded);
      if (part.pieces >= size.pieces || part.bytes >= size.bytes) yield part.take();
    }
    cursor.advance();
  }
  if (part.pieces > 0) yield part.take();
}

function* longText(
  update: Uint8Array,
  client: number,
  { clock, offset, rightOrigin, text }: StructHead,
  { part, size }: { readonly part: PartWriter; readonly size: PartSize },
): Generator<Uint8Array, void> {
  if (text === null) return;
  const end = text.offset + text.bytes;
  let at = clock;
  for (let from = text.offset; from < end; ) {
    const to = wholeCodePoint(update, Math.min(end, from + size.bytes), end);
    const piece = update.subarray(from, to);
    if (from === text.offset) part.addStartOfText(client, at, update.subarray(offset, text.lengthAt), piece);
    else part.addRestOfText(client, at, rightOrigin, piece);
    at += new ByteReader(piece).textUnits(piece.length);
    yield part.take();
    from = to;
  }
}

/** The end of the code point that `end` is in: half of one would not be UTF-8, half a pair would become U+FFFD. */
function wholeCodePoint(update: Uint8Array, end: number, last: number): number {
  let whole = end;
  while (whole < last && ((update[whole] ?? 0) & 0xc0) === 0x80) whole += 1;
  return whole;
}

function newClientsIn(sections: readonly SectionOutline[], stateOf: (client: number) => number): number {
  let count = 0;
  for (const { client } of sections) if (stateOf(client) === 0) count += 1;
  return count;
}

/** One client's structs, read one by one. */
class SectionCursor implements StructLine {
  readonly client: number;
  next: StructHead | null = null;
  waiting = false;
  private readonly update: Uint8Array;
  private readonly offset: number;
  private readonly longTexts: LongTexts;
  private reader: ByteReader | null = null;
  private left: number;
  private clock: number;

  constructor(update: Uint8Array, { client, start, count, offset }: SectionOutline, longTexts: LongTexts) {
    this.longTexts = longTexts;
    this.client = client;
    this.update = update;
    this.offset = offset;
    this.left = count;
    this.clock = start;
  }

  get position(): number {
    if (this.next !== null) return this.next.clock;
    return this.left === 0 ? Number.POSITIVE_INFINITY : this.clock;
  }

  /** The bytes of `next`. */
  get encoded(): Uint8Array {
    return this.update.subarray(this.next?.offset, this.reader?.offset);
  }

  peek(): StructHead | null {
    if (this.next === null) this.advance();
    return this.next;
  }

  advance(): void {
    this.reader ??= new ByteReader(this.update, this.offset);
    this.next = null;
    if (this.left === 0) return;
    this.left -= 1;
    this.next = readStructHead(this.reader, this.clock, this.longTexts);
    this.clock = this.next.end;
  }
}
