import * as Y from 'yjs';
import { inOrder, type Placed, type StructLine } from './dependency-order.ts';
import { PartWriter } from './part-writer.ts';
import type { PartSize } from './update-parts.ts';

/** Structs looked at between two points to pause at: well below a millisecond. */
const STEP = 500;
/** Of a text, written in one go. */
const MOST_UNITS = 64 * 1024;

type Known = ReadonlyMap<number, number>;
type Struct = Y.Item | Y.GC;

/**
 * What a holder of `known` lacks of the document as it is when this is called, in updates each of which builds only on
 * those before it. `null` is a point to pause at: the document may change there. Of such a change anything or nothing may
 * be in what follows, but never something without what it builds on: structs are found by their clock, and the first
 * unit of each was there at the beginning; what Yjs merged behind it since builds on that unit alone.
 */
export function stateParts(doc: Y.Doc, known: Known, size: PartSize): Generator<Uint8Array | null, void> {
  return partsUpTo(Y.decodeStateVector(Y.encodeStateVector(doc)), { doc, known, size });
}

interface StateParts {
  readonly doc: Y.Doc;
  readonly known: Known;
  readonly size: PartSize;
}

function* partsUpTo(ends: Known, options: StateParts): Generator<Uint8Array | null, void> {
  const part = new PartWriter();
  yield* deletionParts(ends, options, part);
  yield* structParts(ends, options, part);
  if (part.pieces > 0) yield part.take();
}

/** Of what the holder knows. The rest is deleted already when it comes. */
function* deletionParts(
  ends: Known,
  { doc, known, size }: StateParts,
  part: PartWriter,
): Generator<Uint8Array | null, void> {
  let looked = 0;
  for (const [client, state] of known) {
    const end = Math.min(state, ends.get(client) ?? 0);
    const structs = new StoredStructs(doc, client);
    let start: number | null = null;
    for (let clock = 0; clock < end; ) {
      const struct = structs.at(clock);
      if (struct.deleted) start ??= clock;
      else if (start !== null) {
        part.addDeletion({ client, start, end: clock });
        start = null;
      }
      clock = struct.id.clock + struct.length;
      looked += 1;
      if (part.pieces >= size.pieces) yield part.take();
      else if (looked % STEP === 0) yield null;
    }
    if (start !== null) part.addDeletion({ client, start, end });
  }
}

function* structParts(
  ends: Known,
  { doc, known, size }: StateParts,
  part: PartWriter,
): Generator<Uint8Array | null, void> {
  const lines = new Map<number, UnsentStructs>();
  // In this order Yjs finds the place of what was written at one spot by many with the fewest comparisons.
  for (const [client, end] of [...ends].sort(([a], [b]) => b - a)) {
    const from = known.get(client) ?? 0;
    if (from < end) lines.set(client, new UnsentStructs(doc, client, { from, end }));
  }
  let written = 0;
  for (const line of inOrder(lines, () => 0)) {
    const units = line.writeTo(part);
    written += 1;
    if (part.pieces >= size.pieces || part.bytes >= size.bytes) yield part.take();
    else if (written % STEP === 0 || units >= MOST_UNITS) yield null;
  }
}

/** One client's structs in a document that others change: found by clock, since they are cut and merged meanwhile. */
class StoredStructs {
  private readonly doc: Y.Doc;
  private readonly client: number;
  private index = 0;

  constructor(doc: Y.Doc, client: number) {
    this.doc = doc;
    this.client = client;
  }

  /** The struct that holds the unit; it must be within the document's state. Quick for one after the other. */
  at(clock: number): Struct {
    const structs = this.doc.store.clients.get(this.client) ?? [];
    for (let next = 0; next < 2; next += 1) {
      const struct = structs[this.index + next];
      if (struct === undefined || !holds(struct, clock)) continue;
      this.index += next;
      return struct;
    }
    this.index = Y.findIndexSS(structs, clock);
    return structs[this.index] as Struct;
  }
}

function holds({ id, length }: Struct, clock: number): boolean {
  return id.clock <= clock && clock < id.clock + length;
}

/** One client's structs that were not written yet. */
class UnsentStructs implements StructLine {
  readonly client: number;
  waiting = false;
  private readonly structs: StoredStructs;
  private readonly end: number;
  private clock: number;

  constructor(doc: Y.Doc, client: number, { from, end }: { readonly from: number; readonly end: number }) {
    this.client = client;
    this.structs = new StoredStructs(doc, client);
    this.clock = from;
    this.end = end;
  }

  get position(): number {
    return this.clock < this.end ? this.clock : Number.POSITIVE_INFINITY;
  }

  peek(): Placed | null {
    if (this.clock >= this.end) return null;
    const struct = this.structs.at(this.clock);
    return struct instanceof Y.Item ? struct : { origin: null, rightOrigin: null };
  }

  /** The next struct, or as much of a long text as fits into a step. Returns how many units of text that is. */
  writeTo(part: PartWriter): number {
    const struct = this.structs.at(this.clock);
    const offset = this.clock - struct.id.clock;
    const text =
      struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : '';
    if (struct instanceof Y.Item && text.length - offset > MOST_UNITS) {
      const end = wholeCodePoint(text, offset + MOST_UNITS);
      part.addOfDocument(cut(struct, text, { from: offset, end }), 0);
      this.clock = struct.id.clock + end;
      return end - offset;
    }
    part.addOfDocument(struct, offset);
    this.clock = struct.id.clock + struct.length;
    return text.length - offset;
  }
}

/** A piece of a text, as Yjs itself cuts one when somebody types into it; not in the document. */
function cut(
  { id, origin, rightOrigin, parent, parentSub }: Y.Item,
  text: string,
  { from, end }: { readonly from: number; readonly end: number },
): Y.Item {
  const left = from === 0 ? origin : Y.createID(id.client, id.clock + from - 1);
  const content = new Y.ContentString(text.slice(from, end));
  const at = Y.createID(id.client, id.clock + from);
  return new Y.Item(at, null, left, null, rightOrigin, parent, parentSub, content);
}

/** Yjs replaces half a surrogate pair by U+FFFD: never cut one. */
function wholeCodePoint(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end;
}
