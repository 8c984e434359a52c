import { describe, expect, test } from 'vitest';
import { exportText, importText, toSharedText } from './line-endings.ts';

describe('a file comes in', () => {
  test.each([
    ['unix', 'a\nb\n', { text: 'a\nb\n', eol: 'lf', bom: false, mixed: false }],
    ['windows', 'a\r\nb\r\n', { text: 'a\nb\n', eol: 'crlf', bom: false, mixed: false }],
    ['old Macintosh', 'a\rb\r', { text: 'a\nb\n', eol: 'lf', bom: false, mixed: false }],
    ['BOM', '\uFEFFa\r\n', { text: 'a\n', eol: 'crlf', bom: true, mixed: false }],
    ['mostly windows', 'a\r\nb\nc\r\n', { text: 'a\nb\nc\n', eol: 'crlf', bom: false, mixed: true }],
    ['as much of each', 'a\r\nb\n', { text: 'a\nb\n', eol: 'lf', bom: false, mixed: true }],
    ['doubled CR', 'a\r\r\nb', { text: 'a\n\nb', eol: 'lf', bom: false, mixed: true }],
    ['one line', 'a', { text: 'a', eol: 'lf', bom: false, mixed: false }],
    ['empty', '', { text: '', eol: 'lf', bom: false, mixed: false }],
  ])('%s', (_name, raw, imported) => {
    expect(importText(raw)).toEqual(imported);
  });

  test('a BOM further on is a letter like any other', () => {
    expect(toSharedText('a\uFEFF\r\n')).toBe('a\uFEFF\n');
  });

  test('half a surrogate pair becomes U+FFFD, a whole one stays', () => {
    expect(toSharedText('\uD83Da😀\uDE00')).toBe('\uFFFDa😀\uFFFD');
  });
});

describe('a file leaves as it came', () => {
  test.each(['a\nb\n', 'a\r\nb\r\n', '\uFEFFa\r\n\r\n', '\uFEFF', '', 'no line end'])('%j', (raw) => {
    const { text, ...format } = importText(raw);
    expect(exportText(text, format)).toBe(raw);
  });
});
