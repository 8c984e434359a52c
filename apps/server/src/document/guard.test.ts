import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { checkUpdate, type GuardContext, measureTotals, type Verdict } from './guard.ts';
import { ROOMY } from './testing/honest-session.ts';
import {
  collected,
  content,
  deleted,
  type RawNeighbours,
  rawUpdate,
  skipped,
  text,
  values,
} from './testing/raw-update.ts';

const FILE = 'file:aaaaaaaaaaaa';
const OTHER_FILE = 'file:bbbbbbbbbbbb';
/** Wrote what the document holds. */
const AUTHOR = 5;
/** Sends what is checked. */
const ME = 9;

/** 'ab😀cd' in one file, 'other' in another, an entry and a setting; all by AUTHOR. */
function document(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = AUTHOR;
  doc.getText(FILE).insert(0, 'ab😀cd'); // clocks 0 to 5
  doc.getText(OTHER_FILE).insert(0, 'other'); // 6 to 10
  doc.getMap('files').set(FILE, { path: 'main.ts' }); // 11
  doc.getMap('settings').set('tabSize', 2); // 12
  return doc;
}

function check(update: Uint8Array, doc = document(), changes: Partial<GuardContext> = {}): Verdict {
  const context: GuardContext = {
    doc,
    kind: 'update',
    ownsClient: (id) => id === ME,
    mayMerge: () => true,
    limits: ROOMY,
    totals: measureTotals(doc),
    ...changes,
  };
  const before = Y.encodeStateAsUpdate(doc);
  const roots = [...doc.share.keys()];
  const verdict = checkUpdate(update, context);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect([...doc.share.keys()]).toEqual(roots);
  return verdict;
}

/** The verdict in one word: 'accept', 'resync' or the reason of the refusal. */
function word(update: Uint8Array, doc?: Y.Doc, changes?: Partial<GuardContext>): string {
  const verdict = check(update, doc, changes);
  return verdict.kind === 'refuse' ? verdict.reason : verdict.kind;
}

const mine = (...structs: Parameters<typeof rawUpdate>[0][number]['structs']): Uint8Array =>
  rawUpdate([{ client: ME, clock: 0, structs }]);

/** What an honest client of this document would send for an edit. */
function edit(change: (doc: Y.Doc) => void, base = document()): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
  doc.clientID = ME;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.transact(() => change(doc));
  return updates[0] ?? Uint8Array.of(0, 0);
}

describe('what honest clients send', () => {
  test('typing is novel, and says how long the text becomes', () => {
    const update = edit((doc) => {
      doc.getText(FILE).insert(2, '😀');
      doc.getText(FILE).delete(0, 1);
    });
    expect(check(update)).toEqual({ kind: 'accept', novel: true, added: 2, removed: 1, filesChanged: false });
  });

  test('what the document holds already is not novel', () => {
    const doc = document();
    doc.getText(FILE).delete(0, 1);
    const nothing = { kind: 'accept', novel: false, added: 0, removed: 0, filesChanged: false };
    expect(check(Y.encodeStateAsUpdate(doc), doc)).toEqual(nothing);
    expect(check(Uint8Array.of(0, 0), doc)).toEqual(nothing);
  });

  test('a deletion alone is novel until the document has it', () => {
    const update = edit((doc) => doc.getText(FILE).delete(0, 2));
    expect(check(update)).toMatchObject({ novel: true, added: 0, removed: 2 });
    const doc = document();
    Y.applyUpdate(doc, update);
    expect(check(update, doc)).toMatchObject({ novel: false, removed: 0 });
  });

  test('adding, renaming and deleting files and settings', () => {
    const rename = edit((doc) => doc.getMap('files').set(FILE, { path: 'src/ä.ts', eol: 'crlf', bom: true }));
    expect(check(rename)).toMatchObject({ kind: 'accept', filesChanged: true });
    expect(check(edit((doc) => doc.getMap('files').delete(FILE)))).toMatchObject({ filesChanged: true });
    const setting = edit((doc) =>
      doc.getMap('settings').set('languages', { 'a.b': ['x', null, 1.5, -3, true] }),
    );
    expect(check(setting)).toMatchObject({ kind: 'accept', filesChanged: false });
  });

  test('NUL, bidi characters and a byte order mark may stand in a text', () => {
    expect(word(edit((doc) => doc.getText(FILE).insert(0, '\ufeff\u0000\u202e')))).toBe('accept');
  });

  test('structs of several clients that depend on one another to and fro', () => {
    const one = new Y.Doc();
    const two = new Y.Doc();
    one.clientID = 1;
    two.clientID = 2;
    for (let turn = 0; turn < 6; turn += 1) {
      const [from, to] = turn % 2 ? [two, one] : [one, two];
      from.getText(FILE).insert(Math.min(turn, 1), String(turn));
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
    }
    expect(word(Y.encodeStateAsUpdate(one), new Y.Doc(), { kind: 'step2' })).toBe('accept');
  });

  test('a map value overwritten by somebody whose documents keep what is deleted', () => {
    const doc = new Y.Doc({ gc: false });
    for (const path of ['a', 'b', 'c']) doc.getMap('files').set(FILE, { path });
    expect(word(Y.encodeStateAsUpdate(doc), new Y.Doc(), { kind: 'step2' })).toBe('accept');
  });
});

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
    expect(word(update)).toBe('malformed');
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
    expect(word(mine(text('a', { origin: [ME, 0] })))).toBe('malformed');
    expect(word(mine(text('a', { right: [ME, 5] })))).toBe('malformed');
  });
});

describe('whose structs', () => {
  test("a live update brings only the sender's own; step 2 whatever may be merged", () => {
    const update = rawUpdate([{ client: 77, clock: 0, structs: [text('a', { root: FILE })] }]);
    expect(word(update)).toBe('client-id');
    expect(word(update, document(), { kind: 'step2' })).toBe('accept');
    expect(word(update, document(), { kind: 'step2', mayMerge: () => false })).toBe('client-id');
  });

  test("collected units under another's client id would swallow that person's next words", () => {
    const theft = rawUpdate([{ client: AUTHOR, clock: 13, structs: [collected(1_000)] }]);
    expect(word(theft)).toBe('client-id');
    expect(word(theft, document(), { kind: 'step2' })).toBe('content');
    expect(word(mine(collected(1)))).toBe('content');
  });
});

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
    expect(word(mine(values([entry], { root: 'files' })))).toBe('content');
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

/** The same bytes as `document()`, its roots not yet given a type. */
function withoutTypes(): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(document()));
  return doc;
}

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

describe('limits', () => {
  const limited = (limits: Partial<GuardContext['limits']>) => ({ limits: { ...ROOMY, ...limits } });

  test('the length of a file', () => {
    const eight = edit((doc) => doc.getText(FILE).insert(0, 'xx'));
    expect(word(eight, document(), limited({ maxFileLength: 8 }))).toBe('accept');
    expect(word(eight, document(), limited({ maxFileLength: 7 }))).toBe('too-large');
    expect(
      word(mine(text('123456789', { root: 'file:cccccccccccc' })), document(), limited({ maxFileLength: 8 })),
    ).toBe('too-large');
  });

  test('a full file may be replaced, and one over a lowered limit shortened', () => {
    const replaced = edit((doc) => {
      doc.getText(FILE).delete(0, 6);
      doc.getText(FILE).insert(0, '123456');
    });
    expect(word(replaced, document(), limited({ maxFileLength: 6, maxSessionLength: 11 }))).toBe('accept');
    const shorter = edit((doc) => doc.getText(FILE).delete(0, 1));
    expect(word(shorter, document(), limited({ maxFileLength: 2, maxSessionLength: 2 }))).toBe('accept');
  });

  test('the length of a session', () => {
    const update = edit((doc) => doc.getText(FILE).insert(0, 'xx'));
    expect(word(update, document(), limited({ maxSessionLength: 13 }))).toBe('accept');
    expect(word(update, document(), limited({ maxSessionLength: 12 }))).toBe('too-large');
  });

  test('the number of files', () => {
    const add = edit((doc) => doc.getMap('files').set(OTHER_FILE, { path: 'b' }));
    expect(word(add, document(), limited({ maxFiles: 2 }))).toBe('accept');
    expect(word(add, document(), limited({ maxFiles: 1 }))).toBe('too-many-files');
    const rename = edit((doc) => doc.getMap('files').set(FILE, { path: 'b' }));
    expect(word(rename, document(), limited({ maxFiles: 1 }))).toBe('accept');
  });

  test('texts and keys without an entry are bounded too', () => {
    const id = (index: number) => `file:${String(index).padStart(12, '0')}`;
    const list = Array.from({ length: 33 }, (_, index) => index);
    const texts = mine(...list.map((index) => text('a', { root: id(index) })));
    const keys = mine(...list.map((index) => deleted(1, { root: 'files', key: id(index) })));
    const settings = mine(
      ...Array.from({ length: 1_001 }, (_, index) => deleted(1, { root: 'settings', key: `s${index}` })),
    );
    expect(word(texts, document(), limited({ maxFiles: 1 }))).toBe('too-many-files');
    expect(word(keys, document(), limited({ maxFiles: 1 }))).toBe('too-many-files');
    expect(word(settings)).toBe('too-large');
  });
});

test('nothing is thrown, whatever the callbacks do', () => {
  const update = edit((doc) => doc.getText(FILE).insert(0, 'a'));
  const ownsClient = () => {
    throw new Error('no');
  };
  expect(word(update, document(), { ownsClient })).toBe('malformed');
});
