import { expect, test } from 'vitest';
import { hexLines } from './hex-lines.ts';

test('sixteen bytes a line, with what of them is a letter', () => {
  const bytes = new TextEncoder().encode('\u0089PNG\r\n0123456789ab\u007f').slice(1);
  expect(hexLines(bytes)).toEqual([
    '00000000  89 50 4e 47 0d 0a 30 31  32 33 34 35 36 37 38 39  |.PNG..0123456789|',
    `00000010  ${'61 62 7f'.padEnd(48)}  |ab.|`,
  ]);
  expect(hexLines(new Uint8Array())).toEqual([]);
});
