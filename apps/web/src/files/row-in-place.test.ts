import { expect, test } from 'vitest';
import { rowInPlaceOf } from './row-in-place.ts';

const ROWS = ['one', 'two', 'three', 'four'];
const without = (...gone: readonly string[]) => [ROWS, (id: string) => !gone.includes(id)] as const;

test('the next row that is left takes the place of one that is gone', () => {
  expect(rowInPlaceOf('two', ...without('two'))).toBe('three');
  expect(rowInPlaceOf('one', ...without('one', 'two', 'three'))).toBe('four');
});

test('behind the last one there is only the one before it', () => {
  expect(rowInPlaceOf('four', ...without('four'))).toBe('three');
  expect(rowInPlaceOf('four', ...without('two', 'three', 'four'))).toBe('one');
});

test('nothing takes the place of a row that was never seen, or of the only one', () => {
  expect(rowInPlaceOf('five', ...without('five'))).toBeNull();
  expect(rowInPlaceOf('two', ...without(...ROWS))).toBeNull();
});
