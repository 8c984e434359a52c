import { ByteReader } from './byte-reader.ts';
import { type LongTexts, readOpening } from './struct-head.ts';
import { endOf, readClock, readStruct } from './update-reader.ts';
import { refuse } from './verdict.ts';

/** Where the structs of one client stand in an update. */
export interface SectionOutline {
  readonly client: number;
  readonly start: number;
  readonly count: number;
  /** Of its first struct, in bytes. */
  readonly offset: number;
}

export interface UpdateOutline {
  readonly sections: readonly SectionOutline[];
  readonly longTexts: LongTexts;
  /** Of the delete set, in bytes. */
  readonly deletionsAt: number;
}

export interface OutlinedRange {
  readonly client: number;
  readonly start: number;
  readonly end: number;
}

/** No session has had so many writers; each takes memory here long before its structs are looked at. */
const MOST_CLIENTS = 100_000;
/** Of structs and ranges, read in a millisecond or so. */
const STEP = 1_000;
/** Bytes. */
const LONG_TEXT = 64 * 1024;

/**
 * Reads a large update (v1) to its end, so that one that is malformed is refused before anything of it is applied.
 * Keeps no struct: four megabytes can hold half a million. `null` is a point to pause at.
 */
export function* outlineOf(update: Uint8Array): Generator<null, UpdateOutline> {
  const reader = new ByteReader(update);
  const sections: SectionOutline[] = [];
  const longTexts = new Map<number, number>();
  const clients = new Set<number>();
  const count = boundedClients(reader.count(3));
  let read = 0;
  for (let index = 0; index < count; index += 1) {
    const structs = reader.count(2);
    if (structs === 0) refuse('malformed', 'a client without structs');
    const client = reader.uint();
    const start = readClock(reader);
    sections.push({ client, start, count: structs, offset: reader.offset });
    clients.add(client);
    let clock = start;
    for (let left = structs; left > 0; left -= 1) {
      const text = readOpening(reader)?.text;
      if (text === undefined) clock = readStruct(reader, clock).end;
      else if (text.bytes <= LONG_TEXT) clock = endOf(clock, reader.textUnits(text.bytes));
      else {
        const units = yield* countInSteps(reader, text.bytes);
        longTexts.set(text.offset, units);
        clock = endOf(clock, units);
      }
      read += 1;
      if (read % STEP === 0) yield null;
    }
  }
  if (clients.size < count) refuse('malformed', 'one client twice');
  const deletionsAt = reader.offset;
  const deletions = new RangeReader(update, deletionsAt);
  for (let ranges = 1; deletions.next() !== null; ranges += 1) if (ranges % STEP === 0) yield null;
  if (deletions.left > 0) refuse('malformed', `${deletions.left} bytes behind the end`);
  return { sections, longTexts, deletionsAt };
}

function* countInSteps(reader: ByteReader, bytes: number): Generator<null, number> {
  let units = 0;
  for (let left = bytes; left > 0; left -= LONG_TEXT) {
    units += reader.textUnits(Math.min(left, LONG_TEXT));
    yield null;
  }
  return units;
}

/** The ranges of a delete set, one after the other. */
export class RangeReader {
  private readonly reader: ByteReader;
  private readonly clients = new Set<number>();
  private clientsLeft: number;
  private rangesLeft = 0;
  private client = 0;
  private behind = 0;

  constructor(update: Uint8Array, offset: number) {
    this.reader = new ByteReader(update, offset);
    this.clientsLeft = boundedClients(this.reader.count(2));
  }

  get left(): number {
    return this.reader.left;
  }

  next(): OutlinedRange | null {
    while (this.rangesLeft === 0) {
      if (this.clientsLeft === 0) return null;
      this.nextClient();
    }
    this.rangesLeft -= 1;
    const start = readClock(this.reader);
    if (start < this.behind) refuse('delete-range', 'ranges out of order');
    this.behind = endOf(start, this.reader.uint());
    return { client: this.client, start, end: this.behind };
  }

  private nextClient(): void {
    this.clientsLeft -= 1;
    this.client = this.reader.uint();
    if (this.clients.has(this.client)) refuse('malformed', 'one client twice');
    this.clients.add(this.client);
    this.rangesLeft = this.reader.count(2);
    this.behind = 0;
  }
}

function boundedClients(count: number): number {
  return count > MOST_CLIENTS ? refuse('too-large', `${count} clients in one update`) : count;
}
