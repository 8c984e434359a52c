import { ByteReader } from './byte-reader.ts';
import { type JsonValue, readJsonValue } from './json-value.ts';
import { refuse } from './verdict.ts';

/** The name of one unit (a UTF-16 unit of text, or one value of a map) in the whole history of a document. */
export interface UnitId {
  readonly client: number;
  readonly clock: number;
}

/** GC: units whose parent was deleted. Skip: units the update leaves out. Deleted: units that are no more. */
export type ContentKind = 'gc' | 'skip' | 'deleted' | 'text' | 'values';

/** A run of units as it stands in an update. */
export interface Struct {
  readonly clock: number;
  /** The clock behind its last unit. */
  readonly end: number;
  readonly kind: ContentKind;
  /** What stood left and right of it when it was made. */
  readonly origin: UnitId | null;
  readonly rightOrigin: UnitId | null;
  /** Only where neither origin is given; else its parent is that of its neighbours. */
  readonly rootName: string | null;
  readonly key: string | null;
  readonly text: string;
  readonly values: readonly SizedValue[];
}

export interface SizedValue {
  readonly value: JsonValue;
  /** Bytes of its encoding. */
  readonly size: number;
}

/** The structs of one client, without a gap between them. */
export interface Section {
  readonly client: number;
  readonly start: number;
  readonly end: number;
  readonly structs: readonly Struct[];
}

export interface DeleteRange {
  readonly start: number;
  readonly end: number;
}

export interface ClientDeletions {
  readonly client: number;
  /** Ascending, not overlapping: so every encoder writes them, and so a check of all costs no more than the document is long. */
  readonly ranges: readonly DeleteRange[];
}

export interface ParsedUpdate {
  readonly sections: readonly Section[];
  readonly deletions: readonly ClientDeletions[];
}

/** Nobody types 2^31 characters; beyond it, Yjs and others count in numbers of different width. */
export const MAX_CLOCK = 2 ** 31;

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const CONTENT_MASK = 0x1f;

/** The numbers of contents in Yjs updates. Those that no session's document may hold are named for the refusal. */
export const Content = { gc: 0, deleted: 1, text: 4, values: 8, skip: 10 } as const;
const FORBIDDEN: Readonly<Record<number, string>> = {
  2: 'JSON',
  3: 'binary',
  5: 'embed',
  6: 'format',
  7: 'nested type',
  9: 'subdocument',
};

/** Former values of one key in a row; each costs much more to check than the byte that it may take. */
const MOST_VALUES = 10_000;

const NO_VALUES: readonly SizedValue[] = [];

/**
 * Reads a whole update (v1) before anything is judged or applied: Yjs itself applies what it can and throws
 * afterwards. Bytes behind the end are refused: Yjs ignores them, and an update in v2 encoding looks like that.
 */
export function readUpdate(update: Uint8Array): ParsedUpdate {
  const reader = new ByteReader(update);
  const sections = readSections(reader);
  const deletions = readDeletions(reader);
  if (reader.left > 0) refuse('malformed', `${reader.left} bytes behind the end`);
  return { sections, deletions };
}

function readSections(reader: ByteReader): Section[] {
  const count = reader.count(3);
  const sections: Section[] = [];
  for (let index = 0; index < count; index += 1) sections.push(readSection(reader));
  // Of two sections of one client, Yjs would forget the first.
  expectDistinctClients(sections);
  return sections;
}

function readSection(reader: ByteReader): Section {
  const count = reader.count(2);
  if (count === 0) refuse('malformed', 'a client without structs');
  const client = reader.uint();
  const start = readClock(reader);
  const structs: Struct[] = [];
  let clock = start;
  for (let index = 0; index < count; index += 1) {
    const struct = readStruct(reader, clock);
    clock = struct.end;
    structs.push(struct);
  }
  return { client, start, end: clock, structs };
}

export function readStruct(reader: ByteReader, clock: number): Struct {
  const info = reader.byte();
  const content = info & CONTENT_MASK;
  if (content === Content.gc) return bare('gc', clock, endOf(clock, reader.uint()));
  if (content === Content.skip) return bare('skip', clock, endOf(clock, reader.uint()));

  const origin = info & HAS_ORIGIN ? readId(reader) : null;
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? readId(reader) : null;
  let rootName: string | null = null;
  let key: string | null = null;
  if (origin === null && rightOrigin === null) {
    if (reader.uint() !== 1) refuse('content', 'a nested type');
    rootName = reader.text();
    if (info & HAS_KEY) key = reader.text();
  }

  switch (content) {
    case Content.deleted: {
      const end = endOf(clock, reader.uint());
      return { clock, end, kind: 'deleted', origin, rightOrigin, rootName, key, text: '', values: NO_VALUES };
    }
    case Content.text: {
      const text = reader.text();
      const end = endOf(clock, text.length);
      return { clock, end, kind: 'text', origin, rightOrigin, rootName, key, text, values: NO_VALUES };
    }
    case Content.values: {
      const values = readValues(reader);
      const end = endOf(clock, values.length);
      return { clock, end, kind: 'values', origin, rightOrigin, rootName, key, text: '', values };
    }
    default: {
      const name = FORBIDDEN[content];
      if (name === undefined) refuse('malformed', `unknown content ${content}`);
      return refuse('content', `${name} content`);
    }
  }
}

function bare(kind: 'gc' | 'skip', clock: number, end: number): Struct {
  return {
    clock,
    end,
    kind,
    origin: null,
    rightOrigin: null,
    rootName: null,
    key: null,
    text: '',
    values: NO_VALUES,
  };
}

export function readId(reader: ByteReader): UnitId {
  const client = reader.uint();
  return { client, clock: readClock(reader) };
}

function readValues(reader: ByteReader): SizedValue[] {
  const count = reader.count(1);
  if (count > MOST_VALUES) refuse('too-large', `${count} values in one struct`);
  const values: SizedValue[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = reader.offset;
    const value = readJsonValue(reader);
    values.push({ value, size: reader.offset - before });
  }
  return values;
}

export function readClock(reader: ByteReader): number {
  const clock = reader.uint();
  if (clock > MAX_CLOCK) refuse('clock', `clock ${clock}`);
  return clock;
}

/** A struct without units would stand in the store for ever and break the search for its neighbours. */
export function endOf(clock: number, length: number): number {
  if (length === 0) refuse('malformed', 'a length of zero');
  if (clock + length > MAX_CLOCK) refuse('clock', `clock ${clock + length}`);
  return clock + length;
}

function readDeletions(reader: ByteReader): ClientDeletions[] {
  const count = reader.count(2);
  const deletions: ClientDeletions[] = [];
  for (let index = 0; index < count; index += 1) {
    const client = reader.uint();
    deletions.push({ client, ranges: readRanges(reader) });
  }
  expectDistinctClients(deletions);
  return deletions;
}

function readRanges(reader: ByteReader): DeleteRange[] {
  const count = reader.count(2);
  const ranges: DeleteRange[] = [];
  let behind = 0;
  for (let index = 0; index < count; index += 1) {
    const start = readClock(reader);
    if (start < behind) refuse('delete-range', 'ranges out of order');
    behind = endOf(start, reader.uint());
    ranges.push({ start, end: behind });
  }
  return ranges;
}

function expectDistinctClients(parts: readonly { readonly client: number }[]): void {
  if (parts.length < 2) return;
  const clients = new Set(parts.map((part) => part.client));
  if (clients.size < parts.length) refuse('malformed', 'one client twice');
}
