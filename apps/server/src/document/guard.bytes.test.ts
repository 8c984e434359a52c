import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ByteReader } from './byte-reader.ts';
import { AUTHOR, check, document, edit, FILE, ME, mine, OTHER_FILE, word } from './testing/guard-check.ts';
import { collected, content, deleted, rawUpdate, skipped, text, values } from './testing/raw-update.ts';

describe('bytes', () => {
  test('every update cut short is malformed', () => {
    const update = edit((doc) => {
      doc.getText(FILE).insert(2, 'a long text with ümlaut');
      doc.getMap('files').set(OTHER_FILE, { path: 'b', eol: 'crlf' });
      doc.getMap('settings').set('x', [1, 2.5, 'three', 1e300]);
      doc.getText(FILE).delete(0, 1);
    });
    expect(word(update)).toBe('accept');
    for (let end = 0; end < update.length; end += 1) expect(word(update.subarray(0, end))).toBe('malformed');
  });

  test('bytes behind the end are malformed', () => {
    expect(word(Uint8Array.of(...edit((doc) => doc.getText(FILE).insert(0, 'a')), 0))).toBe('malformed');
  });

  test('an update that Yjs would apply in part before it throws is refused whole', () => {
    const first = { client: ME, clock: 0, structs: [text('applied', { origin: [AUTHOR, 0] })] };
    const update = rawUpdate([first], { [AUTHOR]: [[0, 1]] }).subarray(0, -1);
    const doc = document();
    expect(word(update, doc)).toBe('malformed');
    expect(() => Y.applyUpdate(doc, update)).toThrow();
    expect(doc.getText(FILE).toString()).toContain('applied');
  });

  test('7 bytes that claim 32 million structs', () => {
    const update = Uint8Array.of(1, 0x80, 0x80, 0x80, 0x10, ME, 0);
    expect(update.length).toBe(7);
    expect(check(update)).toMatchObject({ reason: 'malformed', detail: expect.stringContaining('claims') });
  });

  test('claims of millions of clients, deletions, values or characters', () => {
    const millions = [0x80, 0x80, 0x80, 0x10];
    expect(word(Uint8Array.of(...millions, 0))).toBe('malformed');
    expect(word(Uint8Array.of(0, ...millions))).toBe('malformed');
    expect(word(Uint8Array.of(0, 1, ME, ...millions))).toBe('malformed');
    for (const number of [4, 8]) {
      expect(word(mine(content(number, { root: FILE }, millions)))).toBe('malformed');
    }
  });

  test('an update in v2 encoding', () => {
    const doc = new Y.Doc();
    doc.getText(FILE).insert(0, 'v2');
    expect(word(Y.encodeStateAsUpdateV2(doc))).toBe('malformed');
    expect(word(new Uint8Array(25))).toBe('malformed');
  });

  test('numbers that are too long, zero lengths, text that is not UTF-8', () => {
    expect(word(Uint8Array.of(1, 1, ...new Array(9).fill(0x80), 1, 0))).toBe('malformed');
    expect(word(mine(text('', { root: FILE })))).toBe('malformed');
    expect(word(mine(deleted(0, { root: FILE })))).toBe('malformed');
    expect(word(mine(values([], { root: 'files', key: FILE })))).toBe('malformed');
    expect(word(mine(collected(0)))).toBe('malformed');
    expect(word(rawUpdate([], { [AUTHOR]: [[1, 0]] }))).toBe('malformed');
    expect(word(mine(content(4, { root: FILE }, [3, 0xed, 0xa0, 0x80])))).toBe('malformed');
  });

  test('bytes that end too early, and numbers too long, are called so and not read on', () => {
    expect(check(Uint8Array.of(0))).toMatchObject({ detail: 'ends too early' });
    const long = new Array(9).fill(0x80);
    expect(check(Uint8Array.of(1, 1, ...long, 1, 0))).toMatchObject({ detail: 'a number too long' });
  });

  test('a number cut short is not read out of what stands behind the update', () => {
    const behind = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    for (const read of ['float32', 'float64'] as const) {
      expect(() => new ByteReader(behind.subarray(0, 3))[read]()).toThrow('ends too early');
    }
  });

  test('a value of no known type, at the end of all', () => {
    const at = { root: 'settings', key: 'tabSize' };
    expect(word(mine(content(8, at, [1, 126])))).toBe('accept');
    expect(word(mine(content(8, at, [1, 100])))).toBe('malformed');
  });

  test('ten thousand values in one struct, and no more', () => {
    const at = { root: 'settings', key: 'tabSize' };
    const nulls = (count: number) => [0x80 | (count & 0x7f), count >> 7, ...new Array(count).fill(126)];
    expect(word(mine(content(8, at, nulls(10_000))))).toBe('accept');
    expect(word(mine(content(8, at, nulls(10_001))))).toBe('too-large');
  });

  test('one client twice, or without structs', () => {
    const section = { client: ME, clock: 0, structs: [text('a', { root: FILE })] };
    expect(word(rawUpdate([section, section]))).toBe('malformed');
    expect(word(rawUpdate([{ client: ME, clock: 0, structs: [] }]))).toBe('malformed');
  });
});

describe('clocks and gaps', () => {
  test('clocks stay below 2^31', () => {
    expect(word(mine(deleted(2 ** 31, { root: FILE })))).toBe('accept');
    expect(word(mine(deleted(2 ** 31, { root: FILE }), text('a', { origin: [ME, 0] })))).toBe('clock');
    expect(word(rawUpdate([{ client: ME, clock: 2 ** 32, structs: [text('a', { root: FILE })] }]))).toBe(
      'clock',
    );
    expect(word(mine(text('a', { origin: [AUTHOR, 2 ** 40] })))).toBe('clock');
    expect(word(rawUpdate([], { [AUTHOR]: [[0, 2 ** 33]] }))).toBe('clock');
  });

  test('a gap is answered by sync step 1, however large the update', () => {
    const doc = new Y.Doc();
    doc.clientID = ME;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getText(FILE).insert(0, 'lost');
    doc.transact(() => {
      for (let index = 0; index < 100_000; index += 1) doc.getText(FILE).insert(0, 'x');
    });
    const gap = updates[1] ?? new Uint8Array();
    expect(gap.length).toBeGreaterThan(600_000);
    const start = performance.now();
    expect(word(gap, new Y.Doc())).toBe('resync');
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('structs left out, or neighbours that nobody brings', () => {
    expect(word(mine(text('a', { root: FILE }), skipped(3), text('b', { root: FILE })))).toBe('resync');
    expect(word(mine(text('a', { origin: [AUTHOR, 13] })))).toBe('resync');
    expect(word(mine(text('a', { right: [77, 0] })))).toBe('resync');
    expect(word(rawUpdate([{ client: ME, clock: 1, structs: [text('a', { root: FILE })] }]))).toBe('resync');
  });

  test('a neighbour behind all that its client brings', () => {
    const one = { client: 1, clock: 0, structs: [text('a', { root: FILE })] };
    const two = { client: 2, clock: 0, structs: [text('b', { origin: [1, 5] })] };
    for (const sections of [
      [one, two],
      [two, one],
    ]) {
      expect(word(rawUpdate(sections), document(), { kind: 'step2' })).toBe('resync');
    }
  });

  test('a known struct whose neighbour is missing would make Yjs keep it as pending', () => {
    const known = { client: AUTHOR, clock: 0, structs: [text('a', { origin: [77, 3] })] };
    expect(word(rawUpdate([known]))).toBe('resync');
  });

  test('structs left out within the known state are nothing to worry about', () => {
    const structs = [text('a', { root: FILE }), skipped(12), text('!', { origin: [AUTHOR, 5] })];
    expect(
      word(rawUpdate([{ client: AUTHOR, clock: 0, structs }]), document(), { ownsClient: () => true }),
    ).toBe('accept');
  });

  test('deletions of what nobody knows: sync step 1', () => {
    expect(word(rawUpdate([], { [AUTHOR]: [[5, 9]] }))).toBe('resync');
    expect(word(rawUpdate([], { 77: [[0, 1]] }))).toBe('resync');
  });

  test('deletions out of order or over one another', () => {
    expect(
      word(
        rawUpdate([], {
          [AUTHOR]: [
            [4, 1],
            [0, 1],
          ],
        }),
      ),
    ).toBe('delete-range');
    expect(
      word(
        rawUpdate([], {
          [AUTHOR]: [
            [0, 2],
            [1, 2],
          ],
        }),
      ),
    ).toBe('delete-range');
  });

  test('structs that wait for one another in a circle', () => {
    const one = { client: 1, clock: 0, structs: [text('a', { origin: [2, 0] })] };
    const two = { client: 2, clock: 0, structs: [text('b', { origin: [1, 0] })] };
    expect(word(rawUpdate([one, two]), document(), { kind: 'step2' })).toBe('malformed');
    const later = { reason: 'malformed', detail: 'a struct that builds on a later one' };
    expect(check(mine(text('a', { origin: [ME, 0] })))).toMatchObject(later);
    expect(check(mine(text('a', { right: [ME, 0] }), text('b', { root: FILE })))).toMatchObject(later);
    expect(word(mine(text('a', { right: [ME, 5] })))).toBe('malformed');
  });
});
