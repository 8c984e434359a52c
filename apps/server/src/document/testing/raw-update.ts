import * as encoding from 'lib0/encoding';

/** Writes updates byte by byte, also such as no Yjs would write. */
export interface RawStruct {
  readonly info: number;
  readonly write: (encoder: encoding.Encoder) => void;
}

export interface RawSection {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly RawStruct[];
  /** Claimed instead of the real number of structs. */
  readonly claims?: number;
}

export type RawId = readonly [client: number, clock: number];
export type RawDeletions = Readonly<Record<number, ReadonlyArray<readonly [clock: number, length: number]>>>;

export interface RawNeighbours {
  readonly origin?: RawId;
  readonly right?: RawId;
  readonly root?: string;
  readonly parent?: RawId;
  readonly key?: string;
}

export function rawUpdate(sections: readonly RawSection[], deletions: RawDeletions = {}): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, sections.length);
  for (const section of sections) {
    encoding.writeVarUint(encoder, section.claims ?? section.structs.length);
    encoding.writeVarUint(encoder, section.client);
    encoding.writeVarUint(encoder, section.clock);
    for (const struct of section.structs) {
      encoding.writeUint8(encoder, struct.info);
      struct.write(encoder);
    }
  }
  const deleting = Object.entries(deletions);
  encoding.writeVarUint(encoder, deleting.length);
  for (const [client, ranges] of deleting) {
    encoding.writeVarUint(encoder, Number(client));
    encoding.writeVarUint(encoder, ranges.length);
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

function item(
  number: number,
  at: RawNeighbours,
  writeContent: (encoder: encoding.Encoder) => void,
): RawStruct {
  const info = number | (at.origin ? 0x80 : 0) | (at.right ? 0x40 : 0) | (at.key === undefined ? 0 : 0x20);
  return {
    info,
    write(encoder) {
      for (const id of [at.origin, at.right]) if (id) writeId(encoder, id);
      if (!at.origin && !at.right) writeParent(encoder, at);
      writeContent(encoder);
    },
  };
}

function writeParent(encoder: encoding.Encoder, at: RawNeighbours): void {
  if (at.parent) {
    encoding.writeVarUint(encoder, 0);
    writeId(encoder, at.parent);
  } else {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, at.root ?? '');
  }
  if (at.key !== undefined) encoding.writeVarString(encoder, at.key);
}

function writeId(encoder: encoding.Encoder, [client, clock]: RawId): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

export const text = (value: string, at: RawNeighbours): RawStruct =>
  item(4, at, (encoder) => encoding.writeVarString(encoder, value));

export const deleted = (length: number, at: RawNeighbours): RawStruct =>
  item(1, at, (encoder) => encoding.writeVarUint(encoder, length));

export const values = (list: readonly unknown[], at: RawNeighbours): RawStruct =>
  item(8, at, (encoder) => {
    encoding.writeVarUint(encoder, list.length);
    for (const value of list) encoding.writeAny(encoder, value as Parameters<typeof encoding.writeAny>[1]);
  });

const run = (info: number, length: number): RawStruct => ({
  info,
  write: (encoder) => encoding.writeVarUint(encoder, length),
});
export const collected = (length: number): RawStruct => run(0, length);
export const skipped = (length: number): RawStruct => run(10, length);

/** A struct whose content is these bytes, whatever they mean. */
export const content = (number: number, at: RawNeighbours, bytes: readonly number[]): RawStruct =>
  item(number, at, (encoder) => {
    for (const byte of bytes) encoding.writeUint8(encoder, byte);
  });
