import { expect, test } from 'vitest';
import { Typeahead } from './typeahead.ts';

const NAMES = ['src', 'scripts', 'package.json', 'server.ts'];

function typed(keys: string, at = 0, pause = 100): number[] {
  const typeahead = new Typeahead();
  let place = at;
  return [...keys].map((key, index) => {
    const next = typeahead.next(key, index * pause, NAMES, place);
    if (next >= 0) place = next;
    return next;
  });
}

test('a letter goes to the next row that begins with it, and round the end', () => {
  expect(typed('p')).toEqual([2]);
  expect(typed('s', 3)).toEqual([0]);
  expect(typed('x')).toEqual([-1]);
});

test('one letter again and again goes through its rows', () => {
  expect(typed('sss')).toEqual([1, 3, 0]);
});

test('letters in a row are a word, until a pause', () => {
  expect(typed('ser')).toEqual([1, 3, 3]);
  expect(typed('sp', 0, 1000)).toEqual([1, 2]);
});
