import { expect, test } from 'vitest';
import { definitionsOf, headingsOf, lastLines } from './line-symbols.ts';

test('headings of Markdown, without those in code', () => {
  const text = ['# One', 'text', '```sh', '# no heading', '```', '## Two ##', '#none', '#  ', '# Three #1'];
  const headings = headingsOf(text);
  expect(headings.map(({ name, level, line }) => `${line} ${level} ${name}`)).toEqual([
    '1 1 One',
    '6 2 Two',
    '9 1 Three #1',
  ]);
  expect(lastLines(headings, text.length)).toEqual([8, 8, 9]);
});

test('classes and functions of Python', () => {
  const text = ['class Bäume:', '    async def wächst(self):', '        pass', 'def main():', 'defect = 1'];
  const definitions = definitionsOf(text);
  expect(definitions.map(({ name, kind, level }) => `${kind} ${name} ${level}`)).toEqual([
    'class Bäume 0',
    'function wächst 4',
    'function main 0',
  ]);
  expect(lastLines(definitions, text.length)).toEqual([3, 3, 5]);
});
