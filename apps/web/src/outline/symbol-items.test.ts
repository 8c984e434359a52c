import { expect, test } from 'vitest';
import { type FileSymbol, symbolAt } from '../editor/file-symbol.ts';
import { symbolItems } from './symbol-items.ts';

const symbol = (name: string, line: number, lastLine: number, depth = 0): FileSymbol => ({
  name,
  icon: 'symbol-class',
  depth,
  container: depth === 0 ? '' : 'Tree',
  line,
  column: 1,
  lastLine,
});
const SYMBOLS = [
  symbol('Tree', 1, 20),
  symbol('grow', 3, 9, 1),
  symbol('cutDown', 10, 19, 1),
  symbol('main', 22, 30),
];

test('the innermost symbol of a line', () => {
  expect([1, 5, 20, 21, 25].map((line) => symbolAt(SYMBOLS, line))).toEqual([0, 1, 0, -1, 3]);
});

test('all in the order of the text, then by how well they fit what is typed', () => {
  const labels = (typed: string) => symbolItems(SYMBOLS, typed, () => undefined).map(({ label }) => label);
  expect(labels('')).toEqual(['Tree', 'grow', 'cutDown', 'main']);
  expect(labels('cd')).toEqual(['cutDown']);
  expect(labels('zzz')).toEqual([]);
});
