import { StoreDamaged } from '../store.ts';
import type { Row } from './engine.ts';

/** Typed reads of a row. The tables are STRICT, so a value of another type means the file was damaged. */

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw wrong(column, 'a whole number');
}

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw wrong(column, 'a text');
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  throw wrong(column, 'bytes');
}

export function integerOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column);
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

function wrong(column: string, expected: string): StoreDamaged {
  return new StoreDamaged(`The database's column ${column} should hold ${expected} and does not.`);
}
