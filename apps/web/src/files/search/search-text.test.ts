import type { FileId } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { answerSearch } from './search-answer.ts';
import {
  compileQuery,
  expandReplacement,
  findMatches,
  replaceMatches,
  type SearchQuery,
} from './search-text.ts';

const PLAIN: SearchQuery = {
  pattern: '',
  matchCase: false,
  wholeWord: false,
  isRegex: false,
  include: '',
  exclude: '',
};

function find(text: string, query: Partial<SearchQuery>) {
  return findMatches(text, compileQuery({ ...PLAIN, ...query })!, 100);
}

const places = (text: string, query: Partial<SearchQuery>) =>
  find(text, query).map(({ line, column }) => `${line}:${column}`);

test('plain text, whatever its signs mean elsewhere', () => {
  expect(places('a.b\nx a.b a+b', { pattern: 'a.b' })).toEqual(['1:1', '2:3']);
  expect(places('f(x) {', { pattern: '(x) {' })).toEqual(['1:2']);
  expect(places('[a-z]-/', { pattern: '[a-z]-/' })).toEqual(['1:1']);
});

test('case counts when asked for', () => {
  expect(places('Foo foo', { pattern: 'foo' })).toEqual(['1:1', '1:5']);
  expect(places('Foo foo', { pattern: 'foo', matchCase: true })).toEqual(['1:5']);
});

test('whole words, in any alphabet', () => {
  expect(places('cat catalog cat_ cat', { pattern: 'cat', wholeWord: true })).toEqual(['1:1', '1:18']);
  expect(places('ёлка ёлкамаш', { pattern: 'ёлка', wholeWord: true })).toEqual(['1:1']);
  expect(places('$x $xy', { pattern: '$x', wholeWord: true })).toEqual(['1:1']);
});

test('regular expressions: lines, alternatives, matches of nothing left out', () => {
  expect(places('one\ntwo\nthree', { pattern: '^t\\w+', isRegex: true })).toEqual(['2:1', '3:1']);
  expect(places('aaa b', { pattern: 'b*', isRegex: true })).toEqual(['1:5']);
  expect(places('x😀y', { pattern: '.', isRegex: true })).toEqual(['1:1', '1:2', '1:4']);
  expect(places('a-b', { pattern: 'a\\-b', isRegex: true })).toEqual(['1:1']);
});

test('a match over lines ends on its first line for the editor, and its whole range is known', () => {
  const [match] = find('one\ntwo', { pattern: 'e\\nt', isRegex: true });
  expect(match).toMatchObject({ line: 1, column: 3, endColumn: 4, start: 2, end: 5 });
});

test('the preview leaves out the indentation, and of long lines shows what is around the match', () => {
  const [indented] = find('    return x;', { pattern: 'x' });
  expect(indented).toMatchObject({ preview: 'return x;', previewStart: 7, previewEnd: 8 });
  const [long] = find(`${'a'.repeat(500)}needle${'b'.repeat(500)}`, { pattern: 'needle' });
  expect(long?.preview.slice(long.previewStart, long.previewEnd)).toBe('needle');
  expect(long?.preview.length).toBe(200);
  const [words] = find('what a customer has to pay, in cents or so', { pattern: 'cents' });
  expect(words).toMatchObject({ preview: '…has to pay, in cents or so', previewStart: 16, previewEnd: 21 });
});

test('replacing: plain text as it is, groups where it is a regular expression', () => {
  const replace = (text: string, query: Partial<SearchQuery>, replacement: string) =>
    replaceMatches(text, compileQuery({ ...PLAIN, ...query })!, (match) =>
      query.isRegex ? expandReplacement(replacement, match) : replacement,
    );
  expect(replace('a a', { pattern: 'a' }, '$&')).toEqual({ text: '$& $&', count: 2 });
  expect(replace('f(x)', { pattern: '(\\w)\\((\\w)\\)', isRegex: true }, '$2.$1()$$$9')).toEqual({
    text: 'x.f()$$9',
    count: 1,
  });
  expect(replace('ab', { pattern: '(?<left>a)', isRegex: true }, '[$<left>]')).toEqual({
    text: '[a]b',
    count: 1,
  });
  expect(replace('a,b', { pattern: ',', isRegex: true }, '\\n')).toEqual({ text: 'a\nb', count: 1 });
});

test('a bad pattern is an answer, not a failure', () => {
  const answer = answerSearch({
    kind: 'search',
    query: { ...PLAIN, pattern: '(', isRegex: true },
    replacement: null,
    files: [],
  });
  expect(answer.kind).toBe('bad-pattern');
});

test('the list is cut where it is of no use any more', () => {
  const files = ['one', 'two'].map((id) => ({
    id: id as FileId,
    path: id,
    text: 'x'.repeat(1500),
    putAway: [],
  }));
  const answer = answerSearch({
    kind: 'search',
    query: { ...PLAIN, pattern: 'x' },
    replacement: null,
    files,
  });
  expect(answer).toMatchObject({ kind: 'found', isCut: true });
  const counts = answer.kind === 'found' ? answer.files.map((file) => file.matches.length) : [];
  expect(counts).toEqual([1500, 500]);
});
