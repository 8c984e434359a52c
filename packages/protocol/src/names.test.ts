import { expect, it } from 'vitest';
import { cleanName } from './names.ts';

it.each([
  ['Ada', 'Ada'],
  ['  Ada \t Lovelace\n', 'Ada Lovelace'],
  ['A\u200b \u200b B', 'A B'],
  ['e\u0301', '\u00e9'],
  ['\u202eevil\u2066', 'evil'],
  ['a\u0000\u001b[31mb', 'a[31mb'],
  ['a\ud800b', 'a\ufffdb'],
  ['👩‍💻 Zoë', '👩‍💻 Zoë'],
  ['<b>"&', '<b>"&'],
  ['\u2028\ufeff\u00ad ', ''],
  ['\u3164\u2800', ''],
  ['\u200d\u200d', ''],
])('makes %j into %j', (name, clean) => {
  expect(cleanName(name, 64)).toBe(clean);
});

it('counts code points, not units', () => {
  expect(cleanName('🙂'.repeat(100), 64)).toBe('🙂'.repeat(64));
  expect(cleanName(`${'a'.repeat(63)} b`, 64)).toBe('a'.repeat(63));
});
