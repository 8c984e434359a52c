import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeSelection, resolveSelection, sameSelections } from './relative-selections.ts';

function texts(content: string): { mine: Y.Text; theirs: Y.Text; exchange: () => void } {
  const here = new Y.Doc();
  const there = new Y.Doc();
  const exchange = () => {
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here, Y.encodeStateVector(there)));
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)));
  };
  here.getText('file').insert(0, content);
  exchange();
  return { mine: here.getText('file'), theirs: there.getText('file'), exchange };
}

describe('a selection on the way to the others', () => {
  it.each([
    [0, 0],
    [6, 6],
    [11, 11],
    [2, 9],
    [9, 2],
    [0, 11],
  ])('is found again: %i to %i', (anchor, head) => {
    const { mine, theirs } = texts('hello world');
    expect(resolveSelection(theirs, encodeSelection(mine, { anchor, head }))).toEqual({ anchor, head });
  });

  it('moves with what is inserted before it, unseen by its sender', () => {
    const { mine, theirs } = texts('hello world');
    const sent = encodeSelection(mine, { anchor: 6, head: 8 });
    theirs.insert(0, 'oh, ');
    expect(resolveSelection(theirs, sent)).toEqual({ anchor: 10, head: 12 });
  });

  it('a caret stays before, and a selection does not grow over, what others insert at it', () => {
    const { mine, theirs } = texts('hello world');
    const caret = encodeSelection(mine, { anchor: 5, head: 5 });
    const selection = encodeSelection(mine, { anchor: 5, head: 1 });
    theirs.insert(5, '!!');
    theirs.insert(1, '??');
    expect(resolveSelection(theirs, caret)).toEqual({ anchor: 7, head: 7 });
    expect(resolveSelection(theirs, selection)).toEqual({ anchor: 7, head: 3 });
  });

  it('comes together where its text was deleted', () => {
    const { mine, theirs } = texts('hello world');
    const sent = encodeSelection(mine, { anchor: 2, head: 8 });
    theirs.delete(0, 10);
    expect(resolveSelection(theirs, sent)).toEqual({ anchor: 0, head: 0 });
  });

  it('cannot be resolved before its text is here, nor in another file, nor from rubbish', () => {
    const { mine, theirs, exchange } = texts('hello');
    mine.insert(5, ' world');
    const sent = encodeSelection(mine, { anchor: 9, head: 9 });
    expect(resolveSelection(theirs, sent)).toBeNull();
    exchange();
    expect(resolveSelection(theirs, sent)).toEqual({ anchor: 9, head: 9 });
    const other = theirs.doc!.getText('other');
    expect(resolveSelection(other, sent)).toBeNull();
    const rubbish = new Uint8Array([255, 255, 255]);
    expect(resolveSelection(theirs, { anchor: rubbish, head: rubbish })).toBeNull();
  });

  it('is the same when only its line number has changed', () => {
    const { mine } = texts('hello\nworld');
    const before = encodeSelection(mine, { anchor: 8, head: 8 });
    mine.insert(0, '\n');
    const after = encodeSelection(mine, { anchor: 9, head: 9 });
    expect(sameSelections([before], [after])).toBe(true);
    expect(sameSelections([before], [encodeSelection(mine, { anchor: 8, head: 8 })])).toBe(false);
    expect(sameSelections([before], [before, before])).toBe(false);
  });
});
