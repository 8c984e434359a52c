import { expect, it } from 'vitest';
import { exportText, importText, toSharedText } from './line-endings.ts';

it.each(['', 'a', 'a\nb\n', 'a\r\nb\r\n', '\ufeffa\r\nb', '\ufeff', '🙂\r\n'])(
  'brings %j out as it came in',
  (content) => {
    const inside = importText(content);
    expect(inside.text).not.toMatch(/\r|^\ufeff/u);
    const out = exportText(inside.text, {
      ...(inside.eol === 'crlf' ? { eol: 'crlf' } : {}),
      ...(inside.bom ? { bom: true } : {}),
    });
    expect(out).toBe(content);
  },
);

it('keeps the more frequent line end of a mixed text', () => {
  expect(importText('a\r\nb\r\nc\n')).toEqual({ text: 'a\nb\nc\n', eol: 'crlf', bom: false });
  expect(importText('a\r\nb\nc\n').eol).toBe('lf');
  expect(importText('a\rb\r\rc')).toEqual({ text: 'a\nb\n\nc', eol: 'lf', bom: false });
});

it('makes half surrogate pairs whole', () => {
  expect(importText('a\ud83d!\udc00').text).toBe('a\ufffd!\ufffd');
});

it('takes only the first byte order mark for one', () => {
  expect(importText('\ufeff\ufeffa\ufeff')).toEqual({ text: '\ufeffa\ufeff', eol: 'lf', bom: true });
});

it('takes a byte order mark further on for a letter like any other', () => {
  expect(toSharedText('a\ufeff\r\n')).toBe('a\ufeff\n');
});

it('leaves whole pairs alone where others are cut', () => {
  expect(toSharedText('\ud83da😀\ude00')).toBe('\ufffda😀\ufffd');
});
