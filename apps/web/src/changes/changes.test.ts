import type { FileId } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { writeSplices } from '../editor/shared-text.ts';
import { changeOf } from './change.ts';
import { ChangeLog } from './change-log.ts';
import { type OffsetRange, takeBack } from './take-back.ts';

const FILE = 'file:abcdefghijkl' as FileId;
const ADA = 1;
const BEN = 2;

/** Two who see one another's edits at once; what Ada's page writes down of both. */
function meet(content: string) {
  const log = new ChangeLog();
  const [ada, ben] = [ADA, BEN].map((clientID) => Object.assign(new Y.Doc(), { clientID })) as [Y.Doc, Y.Doc];
  ada.getText(FILE).insert(0, content);
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ada));
  ben.on('update', (update: Uint8Array) => Y.applyUpdate(ada, update, 'ben'));
  let now = 0;
  ada.on('afterTransaction', (transaction: Y.Transaction) => {
    const author = transaction.origin === 'ben' ? BEN : ADA;
    const change = changeOf(transaction, FILE, ada.getText(FILE), now);
    if (change !== null && transaction.origin !== 'back') log.record(author, change);
  });
  ada.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'ben') Y.applyUpdate(ben, update);
  });
  const text = ada.getText(FILE);
  /** Each edit after a pause, but those with another's of the same person before it and no pause told. */
  const edit = (doc: Y.Doc, change: (text: Y.Text) => void, pause = 5000) => {
    now += pause;
    doc.transact(() => change(doc.getText(FILE)));
  };
  const undo = (author: number, range?: OffsetRange) => {
    const [change] = log.of(author);
    if (change === undefined) return;
    log.drop(author, change);
    ada.transact(() => writeSplices(text, takeBack(text, change, range)), 'back');
  };
  return { ada, ben, text, log, edit, undo };
}

describe('taking back what another did', () => {
  it('takes their letters and leaves mine in between', () => {
    const { ada, ben, text, edit, undo } = meet('start end');
    edit(ben, (shared) => shared.insert(5, ' redgreen'));
    edit(ada, (shared) => shared.insert(9, 'BLUE'));
    undo(BEN);
    expect(text.toString()).toBe('startBLUE end');
  });

  it('brings back what they removed, whoever wrote it, in its order and at its place', () => {
    const { ada, ben, text, edit, undo } = meet('[ac]');
    edit(ben, (shared) => shared.insert(2, 'b'));
    edit(ada, (shared) => shared.insert(4, 'd'));
    expect(text.toString()).toBe('[abcd]');
    edit(ben, (shared) => shared.delete(1, 4));
    edit(ada, (shared) => shared.insert(0, 'more '));
    undo(BEN);
    expect([text.toString(), ben.getText(FILE).toString()]).toEqual(['more [abcd]', 'more [abcd]']);
  });

  it('brings back what was removed letter by letter in the order of the text, not of the keys', () => {
    const { ben, text, edit, undo } = meet('[abc]');
    edit(ben, (shared) => shared.delete(3, 1));
    for (const offset of [2, 1]) edit(ben, (shared) => shared.delete(offset, 1), 100);
    expect(text.toString()).toBe('[]');
    undo(BEN);
    expect(text.toString()).toBe('[abc]');
  });

  it('takes back a replacement whole, and then the change before it', () => {
    const { ben, text, edit, undo } = meet('one two');
    edit(ben, (shared) => shared.insert(7, ' three'));
    edit(ben, (shared) => {
      shared.delete(0, 3);
      shared.insert(0, 'ONE');
    });
    expect(text.toString()).toBe('ONE two three');
    undo(BEN);
    expect(text.toString()).toBe('one two three');
    undo(BEN);
    expect(text.toString()).toBe('one two');
  });

  it('keeps to a part of the text when one is given', () => {
    const { ben, text, edit, undo } = meet('a\nb\n');
    edit(ben, (shared) => {
      shared.insert(3, '-B');
      shared.insert(1, '-A');
    });
    expect(text.toString()).toBe('a-A\nb-B\n');
    undo(BEN, { start: 4, end: 7 });
    expect(text.toString()).toBe('a-A\nb\n');
  });

  it('does not bring back what they wrote and removed in one go', () => {
    const { ben, text, edit, undo } = meet('x');
    edit(ben, (shared) => shared.insert(1, 'typo'));
    edit(ben, (shared) => shared.delete(3, 2), 100);
    expect(text.toString()).toBe('xty');
    undo(BEN);
    expect(text.toString()).toBe('x');
  });

  it('brings back only those of the removed letters that were there before', () => {
    const { ben, text, edit, undo } = meet('x');
    edit(ben, (shared) => shared.insert(1, 'ab'));
    edit(ben, (shared) => shared.insert(3, 'cd'));
    edit(ben, (shared) => shared.delete(2, 2), 100);
    expect(text.toString()).toBe('xad');
    undo(BEN);
    expect(text.toString()).toBe('xab');
  });
});

describe('the log of changes', () => {
  it('a pause begins a new change, another file too', () => {
    const { ben, log, edit } = meet('x');
    for (const pause of [5000, 300, 300, 2000]) edit(ben, (shared) => shared.insert(0, 'y'), pause);
    expect(log.of(BEN).map(({ inserted }) => inserted.reduce((sum, { length }) => sum + length, 0))).toEqual([
      1, 3,
    ]);
  });

  it('keeps the newest fifty of each, and half a million removed letters', () => {
    const { ben, log, edit } = meet('x'.repeat(700_000));
    for (let count = 0; count < 60; count++) edit(ben, (shared) => shared.insert(0, 'y'));
    expect(log.of(BEN)).toHaveLength(50);
    edit(ben, (shared) => shared.delete(100, 300_000));
    expect(log.of(BEN)).toHaveLength(50);
    edit(ben, (shared) => shared.delete(100, 300_000));
    expect(log.of(BEN).map(({ removed }) => removed.length)).toEqual([1]);
  });

  it('tells the newest in a file first, of everyone', () => {
    const { ada, ben, log, edit } = meet('x');
    edit(ada, (shared) => shared.insert(0, 'a'));
    edit(ben, (shared) => shared.insert(0, 'b'));
    expect(log.inFile(FILE).map(({ author }) => author)).toEqual([BEN, ADA]);
  });
});
