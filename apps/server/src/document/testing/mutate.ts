import type { Random } from '@coedit/protocol/testing';

/** Numbers at which decoders go wrong. */
const NUMBERS = [0, 1, 2, 127, 128, 16_383, 2 ** 16, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 53 - 1];
/** Content numbers with and without neighbours, and value types. */
const TAGS = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0x84, 0x44, 0xc4, 0x88, 0x28, 0x81, 0xa8, 116, 117, 118, 119, 122, 127,
];

/** A copy of `update` with one to three mistakes in it; `other` is a source of foreign bytes. */
export function mutate(update: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes = [...update];
  for (let mistakes = 1 + random.below(3); mistakes > 0; mistakes -= 1) bytes = mistake(bytes, other, random);
  return Uint8Array.from(bytes);
}

function mistake(bytes: number[], other: Uint8Array, random: Random): number[] {
  const at = random.below(bytes.length + 1);
  const byte = bytes[at] ?? 0;
  switch (random.below(9)) {
    case 0:
      return bytes.toSpliced(at, 1, byte ^ (1 << random.below(8)));
    case 1:
      return bytes.toSpliced(at, random.below(4));
    case 2:
      return bytes.toSpliced(at, 0, random.below(256));
    case 3:
      return bytes.toSpliced(at, 1, ...varUint(random.pick(NUMBERS)));
    case 4:
      return bytes.toSpliced(at, 1, random.pick(TAGS));
    case 5:
      return bytes.toSpliced(at, 1, Math.max(0, Math.min(255, byte + random.below(5) - 2)));
    case 6: {
      const from = random.below(other.length);
      return bytes.toSpliced(at, random.below(8), ...other.subarray(from, from + random.below(24)));
    }
    case 7:
      return bytes.slice(0, at);
    default: {
      const from = random.below(bytes.length);
      return bytes.toSpliced(at, 0, ...bytes.slice(from, from + random.below(16)));
    }
  }
}

function varUint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}
