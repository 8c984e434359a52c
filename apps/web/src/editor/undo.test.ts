import { Random } from '@coedit/protocol/testing';
import type { editor } from 'monaco-editor/editor';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Peer, twoPeers } from './testing/peer.ts';

const opened: Peer[] = [];

function two(text: string): { mine: Peer; other: Peer; view: editor.ICodeEditor } {
  const [mine, other] = twoPeers(text);
  opened.push(mine, other);
  return { mine, other, view: mine.openEditor() };
}

function caret(view: editor.ICodeEditor): string {
  const selection = view.getSelection();
  const start = `${selection?.selectionStartLineNumber}:${selection?.selectionStartColumn}`;
  const head = `${selection?.positionLineNumber}:${selection?.positionColumn}`;
  return start === head ? head : `${start}-${head}`;
}

function meet(...peers: [Peer, Peer]): void {
  peers[0].sendTo(peers[1]);
  peers[1].sendTo(peers[0]);
  expect(peers[0].value).toBe(peers[1].value);
}

/** What happens next is another event of the browser, no part of the edit before. */
const nextEvent = () => Promise.resolve();
const undo = (view: editor.ICodeEditor) => view.trigger('keyboard', 'undo', null);
const redo = (view: editor.ICodeEditor) => view.trigger('keyboard', 'redo', null);

// The pause that begins a new step is the only clock here; the tests move it.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  for (const peer of opened.splice(0)) peer.close();
  vi.useRealTimers();
});

describe('undo takes back mine and nothing else', () => {
  test('what a partner typed inside what I typed stays', () => {
    const { mine, other, view } = two('');
    mine.type('hello', view);
    meet(mine, other);
    other.edit({ at: 3, insert: '<partner>' });
    meet(mine, other);
    undo(view);
    meet(mine, other);
    expect(mine.value).toBe('<partner>');
    redo(view);
    meet(mine, other);
    expect(mine.value).toBe('hel<partner>lo');
  });

  test('a partner’s edit before mine: the right letters go', () => {
    const { mine, other, view } = two('base');
    view.setPosition({ lineNumber: 1, column: 5 });
    mine.type('mine', view);
    meet(mine, other);
    other.edit({ at: 0, insert: 'theirs ' });
    meet(mine, other);
    undo(view);
    expect(mine.value).toBe('theirs base');
  });

  test('what I deleted comes back beside what came in meanwhile', () => {
    const { mine, other } = two('one two three');
    mine.edit({ at: 4, remove: 4 });
    other.edit({ at: 13, insert: ' four' });
    meet(mine, other);
    mine.model.undo();
    meet(mine, other);
    expect(mine.value).toBe('one two three four');
  });

  test('after having been offline', () => {
    const { mine, other, view } = two('text');
    mine.type('A', view);
    other.edit({ at: 4, insert: 'B' });
    mine.model.pushStackElement();
    mine.type('C', view);
    meet(mine, other);
    undo(view);
    undo(view);
    undo(view);
    meet(mine, other);
    expect(mine.value).toBe('textB');
  });

  test('with nothing of mine left there is nothing to undo', () => {
    const { mine, other, view } = two('text');
    other.edit({ at: 0, insert: 'x' });
    meet(mine, other);
    expect(mine.model.canUndo()).toBe(false);
    undo(view);
    expect(mine.value).toBe('xtext');
  });

  test('setValue is a step like any other', () => {
    const { mine } = two('before');
    mine.model.setValue('after');
    mine.model.undo();
    expect(mine.value).toBe('before');
    mine.model.redo();
    expect(mine.value).toBe('after');
  });

  test('all of mine undone leaves exactly the partner’s letters, in their order (seeds 1 to 25)', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const random = new Random(seed);
      const [mine, other] = twoPeers('');
      let theirs = 0;
      for (let step = 0; step < 60; step++) {
        const peer = random.pick([mine, other]);
        const at = random.below(peer.model.getValueLength() + 1);
        if (peer === other) other.edit({ at, insert: String.fromCodePoint(0x4e00 + theirs++) });
        else mine.edit({ at, remove: random.below(3), insert: random.pick(['a', 'bc', '\n', '😀']) });
        if (random.chance(0.1)) mine.model.pushStackElement();
        if (random.chance(0.3)) meet(mine, other);
      }
      meet(mine, other);
      while (mine.model.canUndo()) mine.model.undo();
      meet(mine, other);
      const left = [...mine.value].map((letter) => (letter.codePointAt(0) ?? 0) - 0x4e00);
      expect(
        left.toSorted((a, b) => a - b),
        `seed ${seed}`,
      ).toEqual(Array.from({ length: theirs }, (_, i) => i));
      mine.close();
      other.close();
    }
  });
});

describe('steps', () => {
  test('a run of typing is one step, a pause begins the next', () => {
    const { mine, view } = two('');
    mine.type('one', view);
    vi.advanceTimersByTime(100);
    mine.type('two', view);
    vi.advanceTimersByTime(600);
    mine.type('three', view);
    undo(view);
    expect(mine.value).toBe('onetwo');
    undo(view);
    expect(mine.value).toBe('');
  });

  test.each<[string, (view: editor.ICodeEditor) => void]>([
    ['a paste', (view) => view.trigger('keyboard', 'paste', { text: 'X', pasteOnNewLine: false })],
    ['a caret that moved', (view) => view.trigger('keyboard', 'cursorHome', null)],
    ['an undo stop', (view) => view.pushUndoStop()],
  ])('%s begins a new step', (_name, act) => {
    const { mine, view } = two('');
    mine.type('a', view);
    act(view);
    mine.type('b', view);
    undo(view);
    expect(mine.value).not.toBe('');
    expect(mine.value).toContain('a');
  });

  test('what is typed right after an undo is a step of its own', () => {
    const { mine, view } = two('');
    mine.type('a', view);
    view.pushUndoStop();
    mine.type('b', view);
    undo(view);
    mine.type('c', view);
    undo(view);
    expect(mine.value).toBe('a');
  });

  test('a new edit ends redo', () => {
    const { mine, view } = two('');
    mine.type('a', view);
    undo(view);
    expect(mine.model.canRedo()).toBe(true);
    mine.type('b', view);
    expect(mine.model.canRedo()).toBe(false);
  });
});

describe('the caret', () => {
  test('is put back where it was before, and by redo where it was after', async () => {
    const { mine, view } = two('first\nsecond');
    view.setPosition({ lineNumber: 2, column: 7 });
    mine.type('!!', view);
    await nextEvent();
    view.setPosition({ lineNumber: 1, column: 1 });
    undo(view);
    expect(caret(view)).toBe('2:7');
    view.setPosition({ lineNumber: 1, column: 1 });
    redo(view);
    expect(caret(view)).toBe('2:9');
    undo(view);
    expect(caret(view)).toBe('2:7');
  });

  test('moves along with what partners did in between', () => {
    const { mine, other, view } = two('first\nsecond');
    view.setPosition({ lineNumber: 2, column: 7 });
    mine.type('!!', view);
    meet(mine, other);
    other.edit({ at: 0, insert: 'zero\n' }, { at: 7, insert: '>>' });
    meet(mine, other);
    undo(view);
    expect(mine.value).toBe('zero\nfirst\ns>>econd');
    expect(caret(view)).toBe('3:9');
    redo(view);
    expect(caret(view)).toBe('3:11');
  });

  test('is put back also after a partner’s edit that changed its offset, but neither its line nor its column', () => {
    const { mine, other, view } = two('first\nsecond');
    view.setPosition({ lineNumber: 2, column: 4 });
    other.edit({ at: 0, insert: '>>>>' });
    meet(mine, other);
    mine.type('!', view);
    undo(view);
    expect(mine.value).toBe('>>>>first\nsecond');
    expect(caret(view)).toBe('2:4');
  });

  test('comes back as a selection where one was typed over', () => {
    const { mine, other, view } = two('a word here');
    view.setSelection({ startLineNumber: 1, startColumn: 3, endLineNumber: 1, endColumn: 7 });
    mine.type('x', view);
    meet(mine, other);
    other.edit({ at: 0, insert: '__' });
    meet(mine, other);
    undo(view);
    expect(mine.value).toBe('__a word here');
    expect(caret(view)).toBe('1:5-1:9');
    redo(view);
    expect(mine.value).toBe('__a x here');
    expect(caret(view)).toBe('1:6');
  });

  test('all carets come back', async () => {
    const { mine, view } = two('a\nb\nc');
    view.setSelections(
      [1, 2, 3].map((line) => ({
        selectionStartLineNumber: line,
        selectionStartColumn: 2,
        positionLineNumber: line,
        positionColumn: 2,
      })),
    );
    mine.type('!', view);
    await nextEvent();
    expect(mine.value).toBe('a!\nb!\nc!');
    view.setPosition({ lineNumber: 1, column: 1 });
    undo(view);
    expect(view.getSelections()).toHaveLength(3);
    redo(view);
    expect(view.getSelections()?.map(({ positionColumn }) => positionColumn)).toEqual([3, 3, 3]);
  });

  test('after deleting forwards, which moves no caret, redo leaves it there', async () => {
    const { mine, view } = two('abc');
    view.setPosition({ lineNumber: 1, column: 2 });
    view.trigger('keyboard', 'deleteRight', null);
    await nextEvent();
    view.setPosition({ lineNumber: 1, column: 3 });
    undo(view);
    expect(caret(view)).toBe('1:2');
    view.setPosition({ lineNumber: 1, column: 4 });
    redo(view);
    expect(mine.value).toBe('ac');
    expect(caret(view)).toBe('1:2');
  });

  test('after an edit by a program, which moves carets before it tells, is where it was before', () => {
    const { mine, view } = two('abc and more');
    view.setPosition({ lineNumber: 1, column: 4 });
    mine.edit({ at: 0, insert: 'program ' });
    expect(caret(view)).toBe('1:12');
    undo(view);
    expect(caret(view)).toBe('1:4');
  });

  test('after a refused paste is where it was, and the window too', async () => {
    const mine = new Peer({ maxLength: () => 400 });
    opened.push(mine);
    mine.doc.transact(() => mine.text.insert(0, 'line\n'.repeat(60)), 'start');
    const view = mine.openEditor();
    view.setPosition({ lineNumber: 30, column: 3 });
    view.trigger('keyboard', 'paste', { text: 'too long\n'.repeat(50), pasteOnNewLine: false });
    await nextEvent();
    expect(mine.value).toBe('line\n'.repeat(60));
    expect(caret(view)).toBe('30:3');
    const visible = view.getVisibleRanges()[0];
    expect(visible?.startLineNumber).toBeLessThanOrEqual(30);
    expect(visible?.endLineNumber).toBeGreaterThanOrEqual(30);
  });
});
