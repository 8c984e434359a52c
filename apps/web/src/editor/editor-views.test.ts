import { Random } from '@coedit/protocol/testing';
import type { editor, Selection } from 'monaco-editor/editor';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Edit, type Peer, twoPeers } from './testing/peer.ts';

const opened: Peer[] = [];

function two(text: string): { mine: Peer; other: Peer; view: editor.ICodeEditor } {
  const [mine, other] = twoPeers(text);
  opened.push(mine, other);
  return { mine, other, view: mine.openEditor() };
}

/** Carets as `line:column`, selections as `line:column-line:column` from anchor to head. */
function carets(view: editor.ICodeEditor): string {
  return (view.getSelections() ?? []).map(written).join(' ');
}

function written(selection: Selection): string {
  const head = `${selection.positionLineNumber}:${selection.positionColumn}`;
  const anchor = `${selection.selectionStartLineNumber}:${selection.selectionStartColumn}`;
  return anchor === head ? head : `${anchor}-${head}`;
}

function select(view: editor.ICodeEditor, ...selections: [number, number, number, number][]): void {
  view.setSelections(
    selections.map(
      ([selectionStartLineNumber, selectionStartColumn, positionLineNumber, positionColumn]) => ({
        selectionStartLineNumber,
        selectionStartColumn,
        positionLineNumber,
        positionColumn,
      }),
    ),
  );
}

function receive(from: Peer, to: Peer, ...edits: Edit[]): void {
  from.edit(...edits);
  from.sendTo(to);
}

afterEach(() => {
  for (const peer of opened.splice(0)) peer.close();
});

describe('my carets while a partner types', () => {
  test('behind it: rides along; before it: stays', () => {
    const { mine, other, view } = two('one two');
    select(view, [1, 5, 1, 5]);
    receive(other, mine, { at: 0, insert: 'zero\n' });
    expect(carets(view)).toBe('2:5');
    receive(other, mine, { at: 12, insert: '!' });
    expect(carets(view)).toBe('2:5');
  });

  test('exactly at it: stays before what the partner types, so that my next letter comes first', () => {
    const { mine, other, view } = two('ab');
    select(view, [1, 2, 1, 2]);
    receive(other, mine, { at: 1, insert: 'XY\n' });
    expect(carets(view)).toBe('1:2');
    mine.type('m', view);
    expect(mine.value).toBe('amXY\nb');
  });

  test('typing in turn at one place: each one’s letters stay together', () => {
    const { mine, other, view } = two('');
    const theirs = other.openEditor();
    for (const letter of 'abc') {
      mine.type(letter, view);
      other.type(letter.toUpperCase(), theirs);
      mine.sendTo(other);
      other.sendTo(mine);
    }
    expect(['abcABC', 'ABCabc']).toContain(mine.value);
  });

  test('all of several carets and selections stay, forward and backward', () => {
    const { mine, other, view } = two('one\ntwo\nthree\nfour');
    select(view, [1, 2, 1, 2], [2, 1, 2, 4], [3, 4, 3, 2], [4, 5, 4, 5]);
    receive(other, mine, { at: 0, insert: 'zero\n' });
    expect(carets(view)).toBe('2:2 3:1-3:4 4:4-4:2 5:5');
    mine.type('!', view);
    expect(mine.value).toBe('zero\no!ne\n!\nt!ee\nfour!');
  });

  test('a selection takes in nothing at its edges, and what is typed inside', () => {
    const { mine, other, view } = two('a word b');
    select(view, [1, 3, 1, 7]);
    receive(other, mine, { at: 2, insert: '<' });
    receive(other, mine, { at: 7, insert: '>' });
    expect(carets(view)).toBe('1:4-1:8');
    receive(other, mine, { at: 5, insert: '--' });
    expect(carets(view)).toBe('1:4-1:10');
  });

  test('two selections that touch stay two', () => {
    const { mine, other, view } = two('leftright');
    select(view, [1, 1, 1, 5], [1, 5, 1, 10]);
    receive(other, mine, { at: 4, insert: ' and ' });
    expect(carets(view)).toBe('1:1-1:5 1:10-1:15');
  });

  test('in deleted text: moves to where it was', () => {
    const { mine, other, view } = two('keep delete keep');
    select(view, [1, 9, 1, 9], [1, 16, 1, 16]);
    receive(other, mine, { at: 5, remove: 7 });
    expect(carets(view)).toBe('1:6 1:9');
  });

  test('each editor of the file has its own', () => {
    const { mine, other, view } = two('one\ntwo');
    const second = mine.openEditor();
    select(view, [1, 2, 1, 2]);
    select(second, [2, 2, 2, 2]);
    receive(other, mine, { at: 0, insert: 'zero\n' }, { at: 5, insert: 'X' });
    expect(carets(view)).toBe('2:2');
    expect(carets(second)).toBe('3:2');
  });
});

describe('my window while a partner types', () => {
  const lines = Array.from({ length: 100 }, (_, line) => `line ${line + 1}`).join('\n');

  test('lines that come in and go above do not move what I read', () => {
    const { mine, other, view } = two(lines);
    view.setScrollTop(50 * 20 + 7);
    receive(other, mine, { at: 0, insert: 'new\nnew\nnew\n' });
    expect(view.getScrollTop()).toBe(53 * 20 + 7);
    receive(other, mine, { at: 0, remove: 8 });
    expect(view.getScrollTop()).toBe(51 * 20 + 7);
  });

  test('a line break at the start of the first line I see comes in above it', () => {
    const { mine, other, view } = two(lines);
    view.setScrollTop(20);
    receive(other, mine, { at: 'line 1\n'.length, insert: '\n' });
    expect(view.getScrollTop()).toBe(40);
  });

  test('lines below do not move it, and at the very top new lines come into view', () => {
    const { mine, other, view } = two(lines);
    view.setScrollTop(200);
    receive(other, mine, { at: 600, insert: '\n\n\n' });
    expect(view.getScrollTop()).toBe(200);
    view.setScrollTop(0);
    receive(other, mine, { at: 0, insert: '\n\n\n' });
    expect(view.getScrollTop()).toBe(0);
  });

  test('in every editor of the file', () => {
    const { mine, other, view } = two(lines);
    const second = mine.openEditor();
    view.setScrollTop(400);
    second.setScrollTop(800);
    receive(other, mine, { at: 0, insert: 'new\n' });
    expect([view.getScrollTop(), second.getScrollTop()]).toEqual([420, 820]);
  });
});

describe('an input method composes a word', () => {
  const compose = (view: editor.ICodeEditor, text: string, replacePrevCharCnt: number) =>
    view.trigger('keyboard', 'compositionType', {
      text,
      replacePrevCharCnt,
      replaceNextCharCnt: 0,
      positionDelta: 0,
    });

  test.each([
    ['before it', 0, 'X> ', 'X> ab日本'],
    ['on lines above it', 0, 'X\nY\n', 'X\nY\nab日本'],
    ['exactly at my caret', 4, 'X', 'ab日本X'],
  ])('while a partner types %s', (_where, at, insert, result) => {
    const { mine, other, view } = two('ab');
    select(view, [1, 3, 1, 3]);
    view.trigger('keyboard', 'compositionStart', null);
    compose(view, 'に', 0);
    compose(view, 'にほ', 1);
    mine.sendTo(other);
    receive(other, mine, { at, insert });
    compose(view, '日本', 2);
    view.trigger('keyboard', 'compositionEnd', null);
    expect(mine.value).toBe(result);
    mine.sendTo(other);
    expect(other.value).toBe(result);
  });
});

test('carets are where Yjs’ own relative positions say, whatever comes in (seeds 1 to 15)', () => {
  for (let seed = 1; seed <= 15; seed++) {
    const random = new Random(seed);
    const { mine, other, view } = two('some text\nin four\nlines 😀\nto begin with');
    for (let step = 0; step < 30; step++) {
      const length = mine.model.getValueLength();
      // Carets inside a pair would be moved by Monaco, those at one place joined.
      const places = new Set(Array.from({ length: 4 }, () => random.below(length + 1)));
      const offsets = [...places].map((offset) =>
        mine.model.validatePosition(mine.model.getPositionAt(offset)),
      );
      view.setSelections(offsets.map(({ lineNumber, column }) => collapsed(lineNumber, column)));
      const relative = caretOffsets(view).map((offset) =>
        Y.createRelativePositionFromTypeIndex(mine.text, offset, -1),
      );
      const edits = Array.from({ length: 1 + random.below(3) }, (_, index) => ({
        at: Math.floor((index * length) / 3) + random.below(Math.floor(length / 3)),
        insert: random.pick(['x', 'yz', '\n', 'a\nb', '😀']),
      }));
      receive(other, mine, ...edits.filter(({ at }, index) => at > (edits[index - 1]?.at ?? -1)));
      const expected = relative.map(
        (position) => Y.createAbsolutePositionFromRelativePosition(position, mine.doc)?.index,
      );
      expect(caretOffsets(view), `seed ${seed}, step ${step}`).toEqual(expected);
    }
  }
});

function collapsed(lineNumber: number, column: number) {
  return {
    selectionStartLineNumber: lineNumber,
    selectionStartColumn: column,
    positionLineNumber: lineNumber,
    positionColumn: column,
  };
}

function caretOffsets(view: editor.ICodeEditor): number[] {
  const model = view.getModel() as editor.ITextModel;
  return (view.getSelections() ?? []).map((selection) => model.getOffsetAt(selection.getPosition()));
}
