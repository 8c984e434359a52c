import { expect, it } from 'vitest';
import { isNormalPath, MAX_PATH_LENGTH, normalisePath } from './paths.ts';

it.each([
  'a',
  'src/a.ts',
  '.gitignore',
  'a b/c d.txt',
  '...hidden/x',
  'ünï/文件.md',
  'a/con.test/b'.replace('con', 'icon'),
  '-rf',
  "it's (2) [x] {y} #1 & 100%.txt",
  'x'.repeat(MAX_PATH_LENGTH),
  'family-👩‍💻.txt',
])('takes %j as it is', (path) => {
  expect(normalisePath(path)).toEqual({ ok: true, path });
  expect(isNormalPath(path)).toBe(true);
});

it('brings a path to NFC and changes nothing else', () => {
  expect(normalisePath('cafe\u0301/x')).toEqual({ ok: true, path: 'caf\u00e9/x' });
  expect(isNormalPath('cafe\u0301/x')).toBe(false);
});

it.each([
  ['', 'empty'],
  ['x'.repeat(MAX_PATH_LENGTH + 1), 'too-long'],
  ['/', 'absolute'],
  ['/etc/passwd', 'absolute'],
  ['C:/x', 'absolute'],
  ['c:x', 'absolute'],
  ['..', 'dots'],
  ['a/../b', 'dots'],
  ['./a', 'dots'],
  ['a/.', 'dots'],
  ['a\\..\\b', 'backslash'],
  ['a//b', 'empty-part'],
  ['a/', 'empty-part'],
  ['a\u0000b', 'control'],
  ['a\nb', 'control'],
  ['a\u202eb', 'control'],
  ['a\u200bb', 'control'],
  ['a\ufeff', 'control'],
  ['a\ud800', 'control'],
  ['a/\u2067b', 'control'],
  ['con', 'reserved'],
  ['a/NUL.txt', 'reserved'],
  ['com1', 'reserved'],
  ['__proto__/x', 'reserved'],
  ['constructor', 'reserved'],
  [' a', 'space'],
  ['a /b', 'space'],
  ['a.', 'space'],
])('refuses %j as %s, with a sentence', (path, problem) => {
  const result = normalisePath(path);
  expect(result).toMatchObject({ ok: false, problem });
  expect(!result.ok && result.message).toMatch(/^[A-Z].*\.$/u);
  expect(isNormalPath(path)).toBe(false);
});
