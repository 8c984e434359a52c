import type { ByteReader } from './byte-reader.ts';
import { refuse } from './verdict.ts';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Lists and objects within one another. The bound also keeps the recursion of this reader, and of Yjs's, shallow. */
export const MAX_DEPTH = 4;

/** As keys, these reach an object's prototype somewhere on the way of the value through other programs. */
const DANGEROUS_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export function isDangerousKey(key: string): boolean {
  return DANGEROUS_KEYS.has(key);
}

/** The type bytes of lib0's `any` encoding. */
const Tag = {
  bytes: 116,
  list: 117,
  object: 118,
  string: 119,
  true: 120,
  false: 121,
  bigint: 122,
  float64: 123,
  float32: 124,
  integer: 125,
  null: 126,
  undefined: 127,
} as const;

/** Reads one value of lib0's `any` encoding that is also plain JSON. */
export function readJsonValue(reader: ByteReader, depth = 0): JsonValue {
  switch (reader.byte()) {
    case Tag.null:
      return null;
    case Tag.true:
      return true;
    case Tag.false:
      return false;
    case Tag.integer:
      return reader.int();
    case Tag.float32:
      return finite(reader.float32());
    case Tag.float64:
      return finite(reader.float64());
    case Tag.string:
      return reader.text();
    case Tag.list:
      return readList(reader, deeper(depth));
    case Tag.object:
      return readObject(reader, deeper(depth));
    case Tag.undefined:
    case Tag.bigint:
    case Tag.bytes:
      return refuse('content', 'a value that is not JSON');
    default:
      return refuse('malformed', 'a value of unknown type');
  }
}

function readList(reader: ByteReader, depth: number): JsonValue {
  const length = reader.count(1);
  const list: JsonValue[] = [];
  for (let index = 0; index < length; index += 1) list.push(readJsonValue(reader, depth));
  return list;
}

function readObject(reader: ByteReader, depth: number): JsonValue {
  const size = reader.count(2);
  const object: Record<string, JsonValue> = Object.create(null);
  for (let index = 0; index < size; index += 1) {
    const key = reader.text();
    if (isDangerousKey(key)) refuse('content', `the key ${key} is not allowed`);
    object[key] = readJsonValue(reader, depth);
  }
  return object;
}

function deeper(depth: number): number {
  if (depth >= MAX_DEPTH) refuse('content', `a value nested more than ${MAX_DEPTH} deep`);
  return depth + 1;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : refuse('content', 'a number that JSON cannot hold');
}
