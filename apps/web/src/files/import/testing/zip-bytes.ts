import { deflateSync, strToU8 } from 'fflate';

export interface MadeEntry {
  readonly name: string;
  readonly content: Uint8Array;
  /** What the zip says the content's size is; without it, the truth. */
  readonly claimedSize?: number;
  /** Unix mode, as a symbolic link has one. */
  readonly mode?: number;
  /** Index of the entry whose data this one says are its own. */
  readonly sameDataAs?: number;
}

/** A zip as no honest tool makes it: names, sizes and places of the data are as the test says. */
export function zipBytes(entries: readonly MadeEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  const lengths: number[] = [];
  let length = 0;
  const add = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  for (const { name, content, sameDataAs } of entries) {
    offsets.push(sameDataAs === undefined ? length : (offsets[sameDataAs] ?? 0));
    if (sameDataAs !== undefined) {
      lengths.push(lengths[sameDataAs] ?? 0);
      continue;
    }
    const packed = deflateSync(content);
    lengths.push(packed.length);
    add(fields(0x04034b50, 20, 8, packed.length, content.length, strToU8(name)));
    add(packed);
  }
  const start = length;
  entries.forEach((entry, index) => {
    add(directoryEntry(entry, offsets[index] ?? 0, lengths[index] ?? 0));
  });
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, length - start, true);
  end.setUint32(16, start, true);
  add(new Uint8Array(end.buffer));
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function fields(
  signature: number,
  version: number,
  method: number,
  packed: number,
  size: number,
  name: Uint8Array,
): Uint8Array {
  const view = new DataView(new ArrayBuffer(30));
  view.setUint32(0, signature, true);
  view.setUint16(4, version, true);
  view.setUint16(6, 0x800, true);
  view.setUint16(8, method, true);
  view.setUint32(18, packed, true);
  view.setUint32(22, size, true);
  view.setUint16(26, name.length, true);
  return joined(new Uint8Array(view.buffer), name);
}

function directoryEntry(entry: MadeEntry, offset: number, packed: number): Uint8Array {
  const name = strToU8(entry.name);
  const view = new DataView(new ArrayBuffer(46));
  view.setUint32(0, 0x02014b50, true);
  // Made on Unix: then the upper half of the attributes is the mode.
  view.setUint16(4, (3 << 8) | 20, true);
  view.setUint16(6, 20, true);
  view.setUint16(8, 0x800, true);
  view.setUint16(10, 8, true);
  view.setUint32(20, packed, true);
  view.setUint32(24, entry.claimedSize ?? entry.content.length, true);
  view.setUint16(28, name.length, true);
  view.setUint32(38, (entry.mode ?? 0) << 16, true);
  view.setUint32(42, offset, true);
  return joined(new Uint8Array(view.buffer), name);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
