import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readText, splicesOf, writeSplices } from './shared-text.ts';

function textOf(content: string): Y.Text {
  const text = new Y.Doc().getText('t');
  text.insert(0, content);
  return text;
}

describe('splicesOf', () => {
  test.each([
    [[{ retain: 3 }, { insert: 'x' }], [{ offset: 3, deleted: 0, inserted: 'x' }]],
    [[{ delete: 2 }, { insert: 'x' }], [{ offset: 0, deleted: 2, inserted: 'x' }]],
    [[{ insert: 'x' }, { delete: 2 }, { insert: 'y' }], [{ offset: 0, deleted: 2, inserted: 'xy' }]],
    [
      [{ retain: 1 }, { delete: 2 }, { retain: 1 }, { insert: 'x' }],
      [
        { offset: 1, deleted: 2, inserted: '' },
        { offset: 4, deleted: 0, inserted: 'x' },
      ],
    ],
    [[{ insert: {} }], [{ offset: 0, deleted: 0, inserted: '\uFFFC' }]],
  ])('%j', (delta, splices) => {
    expect(splicesOf(delta)).toEqual(splices);
  });
});

test('splices count against the text before all of them', () => {
  const text = textOf('0123456789');
  writeSplices(text, [
    { offset: 1, deleted: 1, inserted: 'one' },
    { offset: 8, deleted: 2, inserted: '' },
  ]);
  expect(text.toString()).toBe('0one234567');
});

test('what Monaco cannot hold is shown as one unit each', () => {
  const text = textOf('a\r\nb');
  text.insertEmbed(1, { image: 'x' });
  expect(readText(text)).toBe('a\uFFFC\u240D\nb');
  expect(readText(text)).toHaveLength(text.length);
});
