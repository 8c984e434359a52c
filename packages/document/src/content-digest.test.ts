import { Random } from '@coedit/protocol/testing';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { ContentDigest } from './content-digest.ts';

const FILE = 'file:aaaaaaaaaaaa';
const OTHER = 'file:bbbbbbbbbbbb';
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);

const digestOf = (doc: Y.Doc): string => hex(new ContentDigest(doc).work(Number.POSITIVE_INFINITY));
const hex = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('hex');

function docWith(text: string, path = 'a.ts'): Y.Doc {
  const doc = new Y.Doc();
  doc.getMap('files').set(FILE, { path });
  doc.getText(FILE).insert(0, text);
  return doc;
}

it('is of the documented form', () => {
  expect(digestOf(new Y.Doc())).toBe('0000000000000000');
  expect(digestOf(docWith('hello'))).toBe('7b4bec3a9bcfc1eb');
});

it('is the same for the same content, however it came about', () => {
  const typed = docWith('');
  for (const letter of 'olleh') typed.getText(FILE).insert(0, letter);
  typed.getText(FILE).insert(2, 'gone');
  typed.getText(FILE).delete(2, 4);
  typed.getText(OTHER);
  typed.getMap('settings');
  expect(digestOf(typed)).toBe(digestOf(docWith('hello')));
  const entry = new Y.Doc();
  entry.getMap('files').set(FILE, { path: 'a.ts', eol: 'crlf' });
  const turned = new Y.Doc();
  turned.getMap('files').set(FILE, { eol: 'crlf', path: 'a.ts' });
  expect(digestOf(entry)).toBe(digestOf(turned));
});

it.each([
  ['a letter', () => docWith('hellp')],
  ['the order of letters', () => docWith('ehllo')],
  ['a path', () => docWith('hello', 'b.ts')],
  [
    'the file it is in',
    () => {
      const doc = docWith('');
      doc.getText(OTHER).insert(0, 'hello');
      return doc;
    },
  ],
  [
    'the text of a removed file',
    () => {
      const doc = docWith('hello');
      doc.getText(OTHER).insert(0, 'left behind');
      return doc;
    },
  ],
  [
    'a setting',
    () => {
      const doc = docWith('hello');
      doc.getMap('settings').set('tabSize', 4);
      return doc;
    },
  ],
])('is another one when %s is', (_what, other) => {
  expect(digestOf(other())).not.toBe(digestOf(docWith('hello')));
});

it('costs no more in one step than it may, and starts again when the document changes', () => {
  const doc = docWith('x'.repeat(1000));
  doc.transact(() => {
    for (let index = 0; index < 1000; index++) doc.getText(OTHER).insert(0, 'abc'.charAt(index % 3));
  });
  const digest = new ContentDigest(doc);
  let steps = 0;
  while (digest.work(500) === null) steps += 1;
  expect(steps).toBeGreaterThan(2);
  expect(hex(digest.current)).toBe(digestOf(doc));
  doc.getText(FILE).insert(0, 'y');
  expect(digest.current).toBeNull();
  digest.work(10);
  doc.getText(FILE).delete(0, 5);
  expect(hex(digest.work(Number.POSITIVE_INFINITY))).toBe(digestOf(doc));
});

it(`follows random edits of two replicas (FUZZ_SEED=${SEED})`, () => {
  const random = new Random(SEED);
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const digests = docs.map((doc) => new ContentDigest(doc));
  for (let round = 0; round < 300; round++) {
    const doc = random.pick(docs);
    const text = doc.getText(random.pick([FILE, OTHER]));
    const at = random.below(text.length + 1);
    if (random.below(3) === 0) text.delete(at, Math.min(3, text.length - at));
    else text.insert(at, random.pick(['a', 'bc', '😀', '\n']));
    if (random.below(4) === 0) doc.getMap('files').set(random.pick([FILE, OTHER]), { path: `${round}` });
    digests[docs.indexOf(doc)]?.work(random.below(50));
    if (random.below(5) > 0) continue;
    Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1], Y.encodeStateVector(docs[0])));
    Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0], Y.encodeStateVector(docs[1])));
    const [one, other] = digests.map((digest) => hex(digest.work(Number.POSITIVE_INFINITY)));
    expect(one).toBe(other);
    expect(one).toBe(digestOf(docs[0]));
  }
});
