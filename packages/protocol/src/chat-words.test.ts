import { expect, it } from 'vitest';
import { chatWords, saysAll } from './chat-words.ts';

it.each([
  ['deploy friday', 'We deploy on Friday', true],
  ['FRIDAY  ann', 'We deploy on Friday', true],
  ['deploy monday', 'We deploy on Friday', false],
  ['cafe\u0301', 'Caf\u00e9?', true],
  ['ann', '', false],
])('%j in %j, said by Ann: %s', (wanted, text, isFound) => {
  expect(saysAll({ name: 'Ann', text }, chatWords(wanted))).toBe(isFound);
});

it('looks for nothing when nothing is wanted', () => {
  expect(chatWords(' \n ')).toEqual([]);
});
