import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  AUTHOR,
  check,
  document,
  edit,
  FILE,
  ME,
  mine,
  OTHER_FILE,
  withoutTypes,
  word,
} from './testing/guard-check.ts';
import { ROOMY } from './testing/honest-session.ts';
import { content, deleted, type RawNeighbours, rawUpdate, text, values } from './testing/raw-update.ts';

describe('the shape of the document', () => {
  test('root names', () => {
    for (const root of ['', 'text', 'files ', '__proto__', 'file:short', 'file:aaaaaaaaaaa/']) {
      expect(word(mine(text('a', { root })))).toBe('root-name');
    }
    expect(word(mine(text('a', { root: 'file:cccccccccccc' })))).toBe('accept');
  });

  test('a known struct makes no root either', () => {
    const known = (root: string) => rawUpdate([{ client: AUTHOR, clock: 0, structs: [text('a', { root })] }]);
    expect(word(known(FILE))).toBe('accept');
    expect(word(known('nonsense'))).toBe('root-name');
    expect(word(known('file:cccccccccccc'))).toBe('content');
  });

  test('entries of files that are no text: of their form, whether their bytes are there or not', () => {
    const blob = { hash: 'a'.repeat(64), size: 3, type: 'image/png' };
    const named = (value: unknown, more = {}) =>
      edit((doc) => doc.getMap('files').set(FILE, { path: 'a.png', blob: value, ...more }));
    expect(word(named(blob))).toBe('accept');
    expect(word(named(blob, { eol: 'crlf' }))).toBe('content');
    expect(word(named(blob, { bom: true }))).toBe('content');
    for (const wrong of [
      null,
      'a',
      [blob],
      { ...blob, hash: 'A'.repeat(64) },
      { ...blob, hash: '../x' },
      { ...blob, size: -1 },
      { ...blob, size: 1.5 },
      { ...blob, type: 'text/html; charset=utf-8' },
      { ...blob, more: 1 },
      { hash: blob.hash, size: 3 },
    ])
      expect(word(named(wrong))).toBe('content');
  });

  test('types nested 3,000 deep', () => {
    const doc = new Y.Doc();
    doc.clientID = ME;
    let map = doc.getMap('files');
    for (let depth = 0; depth < 3_000; depth += 1)
      map = map.set(FILE, new Y.Map<unknown>()) as Y.Map<unknown>;
    expect(word(Y.encodeStateAsUpdate(doc))).toBe('content');
    expect(word(mine(text('a', { parent: [AUTHOR, 0] })))).toBe('content');
  });

  test('values nested 3,000 deep', () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 3_000; depth += 1) value = [value];
    expect(word(mine(values([value], { root: 'settings', key: 'deep' })))).toBe('content');
    expect(word(mine(values([[[[[]]]]], { root: 'settings', key: 'flat' })))).toBe('accept');
    expect(word(mine(values([[[[[[]]]]]], { root: 'settings', key: 'deep' })))).toBe('content');
  });

  test('no embed, format, nested type, subdocument, binary, JSON or unknown content', () => {
    const changes: Array<(doc: Y.Doc) => void> = [
      (doc) => doc.getText(FILE).insertEmbed(0, { image: 'x' }),
      (doc) => doc.getText(FILE).format(0, 2, { bold: true }),
      (doc) => doc.getText(FILE).setAttribute('a', 'b'),
      (doc) => doc.getMap('files').set(FILE, new Y.Text('x')),
      (doc) => doc.getMap('settings').set('x', new Y.Doc()),
      (doc) => doc.getMap('settings').set('x', Uint8Array.of(1)),
      (doc) => doc.getArray(OTHER_FILE.replace('b', 'c')).insert(0, ['a']),
      (doc) => doc.getArray('list').insert(0, ['a']),
    ];
    const words = changes.map((change) => word(edit(change, withoutTypes())));
    expect(words).toEqual([...new Array(7).fill('content'), 'root-name']);
    for (const number of [2, 3, 5, 6, 7, 9])
      expect(word(mine(content(number, { root: FILE }, [])))).toBe('content');
    for (const number of [11, 31]) expect(word(mine(content(number, { root: FILE }, [])))).toBe('malformed');
  });

  test('no carriage return', () => {
    expect(word(edit((doc) => doc.getText(FILE).insert(0, 'a\r\n')))).toBe('content');
  });

  test('texts hold text, maps hold values under a key', () => {
    const entry = { path: 'a' };
    expect(word(mine(text('a', { root: FILE, key: 'attribute' })))).toBe('content');
    expect(word(mine(values(['a'], { root: FILE })))).toBe('content');
    expect(word(mine(text('a', { root: 'files', key: FILE })))).toBe('content');
    expect(check(mine(values([entry], { root: 'files' })))).toMatchObject({ detail: 'a list in files' });
    expect(word(mine(values([entry], { right: [AUTHOR, 11] })))).toBe('content');
    expect(word(mine(values([entry], { origin: [AUTHOR, 11] })))).toBe('accept');
    expect(word(mine(text('a', { origin: [AUTHOR, 11] })))).toBe('content');
    expect(word(mine(deleted(3, { root: 'files', key: FILE })))).toBe('accept');
  });

  test('neighbours stand in one place', () => {
    const apart: RawNeighbours[] = [
      { origin: [AUTHOR, 1], right: [AUTHOR, 6] },
      { origin: [AUTHOR, 1], right: [AUTHOR, 11] },
      { origin: [AUTHOR, 11], right: [AUTHOR, 12] },
    ];
    for (const at of apart) expect(word(mine(text('a', at)))).toBe('content');
  });

  test('neighbours stand in the order of the text', () => {
    expect(word(mine(text('a', { origin: [AUTHOR, 5], right: [AUTHOR, 0] })))).toBe('content');
    expect(word(mine(text('a', { origin: [AUTHOR, 1], right: [AUTHOR, 1] })))).toBe('content');
    expect(word(mine(text('a', { origin: [AUTHOR, 0], right: [AUTHOR, 5] })))).toBe('accept');
    const two = [
      text('a', { origin: [AUTHOR, 0], right: [AUTHOR, 1] }),
      text('b', { origin: [ME, 0], right: [AUTHOR, 1] }),
    ];
    expect(word(mine(...two, text('c', { origin: [ME, 0], right: [ME, 1] })))).toBe('accept');
    expect(word(mine(...two, text('c', { origin: [ME, 1], right: [ME, 0] })))).toBe('content');
    expect(word(mine(...two, text('c', { origin: [ME, 1], right: [AUTHOR, 0] })))).toBe('content');
  });

  test('neighbours far apart, made up to keep Yjs walking', () => {
    const far = Array.from({ length: 3_000 }, (_, index) =>
      text('r', index ? { right: [ME, index - 1] } : { root: FILE }),
    );
    const walks = Array.from({ length: 3_000 }, (_, index) => text('w', { right: [ME, index] }));
    expect(word(mine(...far))).toBe('accept');
    expect(word(mine(...far.concat(walks)), new Y.Doc())).toBe('content');
  });

  test('values of a key without their predecessors, made up to keep Yjs walking', () => {
    const entry = (at: RawNeighbours) => values([{ path: 'a' }], at);
    const anew = Array.from({ length: 3_000 }, () => entry({ root: 'files', key: FILE }));
    const inTurn = anew.map((struct, index) => (index ? entry({ origin: [ME, index - 1] }) : struct));
    expect(word(mine(...inTurn))).toBe('accept');
    expect(word(mine(...inTurn, ...anew))).toBe('content');
  });

  test('the rest of a struct known in part stays where its beginning is', () => {
    const rest = (at: RawNeighbours) => rawUpdate([{ client: ME, clock: 0, structs: [text('ab', at)] }]);
    const doc = document();
    Y.applyUpdate(doc, mine(text('a', { origin: [AUTHOR, 1] })));
    expect(check(rest({ origin: [AUTHOR, 1] }), doc)).toMatchObject({ novel: true, added: 1 });
    expect(word(rest({ root: OTHER_FILE }), doc)).toBe('content');
    expect(word(rest({ root: 'files', key: FILE }), doc)).toBe('content');
  });

  test('entries of files', () => {
    const entry = (value: unknown) => word(mine(values([value], { root: 'files', key: FILE })));
    expect(entry({ path: 'src/main.ts', eol: 'crlf', bom: true })).toBe('accept');
    for (const value of [
      null,
      'main.ts',
      ['main.ts'],
      {},
      { path: 7 },
      { path: 'a', eol: 'lf' },
      { path: 'a', bom: 1 },
    ]) {
      expect(entry(value)).toBe('content');
    }
    expect(entry({ path: 'a', more: 1 })).toBe('content');
    for (const path of ['/a', '../a', 'a/./b', 'a\\b', '', 'a\u0000', 'a\u0308', 'x'.repeat(513)]) {
      expect(entry({ path })).toBe('path');
    }
    expect(word(mine(values([{ path: 'a' }], { root: 'files', key: 'main.ts' })))).toBe('content');
  });

  test('settings', () => {
    const setting = (value: unknown, key = 'x') => word(mine(values([value], { root: 'settings', key })));
    expect(setting({ a: [1, null, 'x', false, 0.1] })).toBe('accept');
    for (const value of [undefined, 10n, Uint8Array.of(1), Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(setting(value)).toBe('content');
    }
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      expect(setting(1, key)).toBe('content');
      expect(setting(JSON.parse(`{"a":{"${key}":1}}`))).toBe('content');
    }
    expect(setting(1, 'k'.repeat(65))).toBe('content');
    expect(setting('x'.repeat(ROOMY.maxSettingBytes))).toBe('too-large');
  });
});

describe('halves of a surrogate pair', () => {
  // 'ab😀cd': the pair is at 2 and 3.
  test('an insertion into the pair, from either side', () => {
    expect(word(mine(text('x', { origin: [AUTHOR, 2] })))).toBe('content');
    expect(word(mine(text('x', { right: [AUTHOR, 3] })))).toBe('content');
    expect(word(mine(text('x', { origin: [AUTHOR, 3], right: [AUTHOR, 4] })))).toBe('accept');
    expect(word(edit((doc) => doc.getText(FILE).insert(3, 'x')))).not.toBe('accept');
  });

  test('a known struct that would make Yjs cut the pair', () => {
    const known = { client: AUTHOR, clock: 4, structs: [text('c', { origin: [AUTHOR, 2] })] };
    expect(word(rawUpdate([known]))).toBe('content');
  });

  test('a deletion that begins or ends in the pair', () => {
    expect(word(rawUpdate([], { [AUTHOR]: [[0, 3]] }))).toBe('content');
    expect(word(rawUpdate([], { [AUTHOR]: [[3, 2]] }))).toBe('content');
    expect(
      word(
        rawUpdate([], {
          [AUTHOR]: [
            [2, 1],
            [3, 1],
          ],
        }),
      ),
    ).toBe('content');
    expect(word(rawUpdate([], { [AUTHOR]: [[2, 2]] }))).toBe('accept');
    expect(word(edit((doc) => doc.getText(FILE).delete(3, 1)))).toBe('content');
  });

  test("the same in the update's own text", () => {
    const pair = text('😀', { root: FILE });
    expect(word(mine(pair, text('x', { origin: [ME, 0] })))).toBe('content');
    expect(word(mine(pair, text('x', { right: [ME, 1] })))).toBe('content');
    const update = (start: number, length: number) =>
      rawUpdate([{ client: ME, clock: 0, structs: [pair] }], { [ME]: [[start, length]] });
    expect(word(update(0, 1))).toBe('content');
    expect(word(update(1, 1))).toBe('content');
    expect(check(update(0, 2))).toMatchObject({ kind: 'accept', added: 2, removed: 2 });
  });

  test('a struct known up to the middle of a pair', () => {
    const doc = document();
    Y.applyUpdate(doc, mine(text('a', { origin: [AUTHOR, 1] })));
    expect(word(mine(text('😀', { origin: [AUTHOR, 1] })), doc)).toBe('content');
  });
});
