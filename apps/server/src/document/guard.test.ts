import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { GuardContext } from './guard.ts';
import { AUTHOR, check, document, edit, FILE, mine, OTHER_FILE, word } from './testing/guard-check.ts';
import { ROOMY } from './testing/honest-session.ts';
import { collected, deleted, rawUpdate, text } from './testing/raw-update.ts';

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
  expect(check(update, document(), { ownsClient })).toMatchObject({ kind: 'refuse', reason: 'malformed' });
});
