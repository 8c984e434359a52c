import { editor } from 'monaco-editor/editor';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type Peer, type PeerOptions, twoPeers } from './testing/peer.ts';
import { TextBinding } from './text-binding.ts';

const CR_LF: editor.EndOfLineSequence = 1;
const opened: Peer[] = [];

function two(text: string, options?: PeerOptions): [Peer, Peer] {
  const peers = twoPeers(text, options);
  opened.push(...peers);
  return peers;
}

afterEach(() => {
  for (const peer of opened.splice(0)) peer.close();
});

describe('my edits', () => {
  test('reach the partner', () => {
    const [mine, other] = two('hello');
    mine.edit({ at: 5, insert: ' world' });
    mine.sendTo(other);
    expect(other.value).toBe('hello world');
  });

  test('several carets type in one transaction', () => {
    const [mine] = two('a\nb\nc');
    const updates = vi.fn();
    mine.doc.on('update', updates);
    mine.edit({ at: 1, insert: '1' }, { at: 3, insert: '2' }, { at: 5, insert: '3' });
    expect(mine.value).toBe('a1\nb2\nc3');
    expect(updates).toHaveBeenCalledOnce();
  });

  test('a replacement takes out only what differs', () => {
    const [mine, other] = two('const value = 1;');
    mine.edit({ at: 6, remove: 5, insert: 'values' });
    other.edit({ at: 8, insert: '_' });
    mine.sendTo(other);
    other.sendTo(mine);
    expect(mine.value).toBe('const va_lues = 1;');
  });

  test('a replace-all of more than 1,000 places, which Monaco joins into one, leaves the lines of others alone', () => {
    const [mine, other] = two('let a;\n'.repeat(1500));
    const operations = Array.from({ length: 1500 }, (_, line) => ({
      at: line * 7,
      remove: 3,
      insert: 'var',
    }));
    mine.edit(...operations);
    other.edit({ at: 7 * 700 + 6, insert: ' // mine' });
    mine.sendTo(other);
    other.sendTo(mine);
    expect(mine.value).toBe(other.value);
    expect(mine.value.split('\n')[700]).toBe('var a; // mine');
    expect(mine.value.match(/var a;/g)).toHaveLength(1500);
  });

  test('inside somebody else’s transaction', () => {
    const [mine, other] = two('0123456789');
    mine.doc.transact(() => {
      mine.edit({ at: 2, remove: 2 }, { at: 8, insert: 'XY' });
      mine.text.insert(0, '>');
    }, 'somebody');
    mine.sendTo(other);
    expect(mine.value).toBe('>014567XY89');
    expect(other.value).toBe('>014567XY89');
  });

  test('setValue is shared as the smallest edit and never cuts a surrogate pair', () => {
    const [mine, other] = two('one 😀 two');
    mine.model.setValue('one 😁 two');
    other.edit({ at: 10, insert: '!' });
    mine.sendTo(other);
    other.sendTo(mine);
    expect(mine.value).toBe('one 😁 two!');
    expect(other.value).toBe('one 😁 two!');
  });

  test('two surrogate halves put in one by one do not become half a letter in the shared text', () => {
    const [mine, other] = two('ab');
    mine.edit({ at: 1, insert: '\uD83D' });
    mine.sendTo(other);
    expect(mine.value).toBe('a\uFFFDb');
    mine.model.setValue('a\uDE00b');
    mine.sendTo(other);
    expect(other.value).toBe('a\uFFFDb');
  });

  test('deleting half an emoji deletes all of it', () => {
    const [mine, other] = two('a😀b');
    mine.model.applyEdits([
      { range: { startLineNumber: 1, startColumn: 3, endLineNumber: 1, endColumn: 4 }, text: '' },
    ]);
    mine.sendTo(other);
    expect(other.value).toBe('ab');
  });
});

describe('line ends and BOM', () => {
  test('CRLF and lone CR become \\n', () => {
    const [mine, other] = two('');
    mine.edit({ at: 0, insert: 'a\r\nb\rc\n' });
    mine.sendTo(other);
    expect(other.value).toBe('a\nb\nc\n');
  });

  test('a model given CRLF goes back to \\n, so that its offsets are those of the shared text', () => {
    const [mine, other] = two('a\nb\nc');
    mine.model.setEOL(CR_LF);
    expect(mine.model.getEOL()).toBe('\n');
    mine.model.setValue('a\r\nb\r\nc\r\nd\r\n');
    expect(mine.model.getEOL()).toBe('\n');
    other.edit({ at: 4, insert: 'X' });
    other.sendTo(mine);
    mine.sendTo(other);
    expect(mine.value).toBe(other.value);
    expect(mine.value).toBe('a\nb\nXc\nd\n');
  });

  test('a change of line ends alone shares nothing', () => {
    const [mine] = two('a\nb');
    const updates = vi.fn();
    mine.doc.on('update', updates);
    mine.model.pushEOL(CR_LF);
    expect(updates).not.toHaveBeenCalled();
  });

  test('a BOM that is pasted or set is not shared', () => {
    const [mine] = two('x');
    mine.edit({ at: 0, insert: '\uFEFFa' });
    expect(mine.value).toBe('ax');
    mine.model.setValue('\uFEFFb');
    expect(mine.value).toBe('b');
  });

  test('a BOM and a CR that some program shared are shown and change nothing', () => {
    const [mine] = two('a\nb');
    mine.doc.transact(() => mine.text.insert(0, '\uFEFF'), 'network');
    mine.doc.transact(() => mine.text.insert(2, '\r'), 'network');
    expect(mine.model.getValue()).toBe('\uFEFFa\u240D\nb');
    mine.edit({ at: 4, insert: 'c' });
    expect(mine.text.toString()).toBe('\uFEFFa\r\ncb');
  });
});

describe('edits of others', () => {
  test('a program that cuts a surrogate pair does not make editor and shared text differ', () => {
    const [mine] = two('a😀b');
    mine.doc.transact(() => mine.text.insert(2, 'x'), 'network');
    expect(mine.value).toBe('a\uFFFDx\uFFFDb');
    mine.edit({ at: 0, insert: '😀' });
    mine.doc.transact(() => mine.text.delete(1, 1), 'network');
    expect(mine.value).toBe('\uFFFDa\uFFFDx\uFFFDb');
  });

  test('1,300 places in one edit: each is an edit of its own, so decorations stay', () => {
    const [mine, other] = two('word\n'.repeat(1300));
    const [mark] = mine.model.deltaDecorations(
      [],
      [
        {
          range: { startLineNumber: 700, startColumn: 2, endLineNumber: 700, endColumn: 4 },
          options: {},
        },
      ],
    );
    other.doc.transact(() => {
      for (let line = 1299; line >= 0; line--) other.text.insert(line * 5, '> ');
    }, 'network');
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(other.doc), 'network');
    expect(mine.value).toBe('> word\n'.repeat(1300));
    expect(mine.model.getDecorationRange(mark ?? '')?.toString()).toBe('[700,4 -> 700,6]');
  });

  test('an observer that edits the text while a partner’s edit is being told', () => {
    const doc = new Y.Doc();
    const text = doc.getText('t');
    // Called before the binding's: deletes what has just come in, so that both events tell of it, differently.
    text.observe((event) => {
      if (event.transaction.origin !== 'network') return;
      doc.transact(() => {
        text.delete(2, 1);
        text.insert(0, 'd');
      }, 'eager');
    });
    const model = editor.createModel('');
    const binding = new TextBinding({ text, model });
    doc.transact(() => text.insert(0, 'abc'), 'network');
    expect(text.toString()).toBe('dab');
    expect(model.getValue()).toBe('dab');
    binding.destroy();
    model.dispose();
  });

  test('an observer that edits the model before a partner’s edit is in it does not undo that edit', () => {
    const doc = new Y.Doc();
    const text = doc.getText('t');
    const model = editor.createModel('');
    text.observe(({ transaction }) => {
      const range = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 };
      if (transaction.origin === 'network') model.applyEdits([{ range, text: 'x' }]);
    });
    const binding = new TextBinding({ text, model });
    doc.transact(() => text.insert(0, 'partner'), 'network');
    expect(text.toString()).toBe('partner');
    expect(model.getValue()).toBe('partner');
    binding.destroy();
    model.dispose();
  });

  test('a listener of the model that edits between the parts of a long edit: the shared text wins', () => {
    const [mine, other] = two('word\n'.repeat(1300));
    const listener = mine.model.onDidChangeContent(() => {
      listener.dispose();
      mine.edit({ at: 3, insert: 'lost' });
    });
    // The lengths agree again at the end, whatever was done twice: only the parts themselves can be right.
    other.doc.transact(() => {
      for (let line = 1299; line >= 0; line--) {
        if (line % 2 === 0) other.text.insert(line * 5, '> ');
        else other.text.delete(line * 5, 2);
      }
    }, 'somebody');
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(other.doc), 'network');
    expect(mine.value).toBe('> word\nrd\n'.repeat(650));
  });

  test('a listener called before the binding that answers setValue with an edit', () => {
    const text = new Y.Doc().getText('t');
    const model = editor.createModel('');
    model.onDidChangeContent(({ isFlush }) => {
      const range = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 };
      if (isFlush) model.applyEdits([{ range, text: '// ' }]);
    });
    const binding = new TextBinding({ text, model });
    model.setValue('set');
    expect(model.getValue()).toBe('// set');
    expect(text.toString()).toBe('// set');
    binding.destroy();
    model.dispose();
  });

  test('a listener of the model that answers a partner’s edit with an edit', () => {
    const [mine, other] = two('<a></a>');
    const listener = mine.model.onDidChangeContent(() => {
      listener.dispose();
      mine.edit({ at: 6, insert: 'b' });
    });
    other.edit({ at: 2, insert: 'b' });
    other.sendTo(mine);
    expect(mine.value).toBe('<ab></ba>');
    mine.sendTo(other);
    expect(other.value).toBe(mine.value);
  });
});

describe('life', () => {
  test('the shared text wins when a file is opened', () => {
    const doc = new Y.Doc();
    const text = doc.getText('t');
    text.insert(0, '\uFEFFshared\ntext');
    const model = editor.createModel('\uFEFFshared\r\nold text\r\n');
    const binding = new TextBinding({ text, model });
    expect(model.getValue()).toBe('\uFEFFshared\ntext');
    binding.destroy();
    model.dispose();
  });

  test('a file may be opened in the middle of a transaction', () => {
    const doc = new Y.Doc();
    const text = doc.getText('t');
    const model = editor.createModel('');
    const binding = doc.transact(() => {
      text.insert(0, 'before ');
      const made = new TextBinding({ text, model });
      text.insert(7, 'after');
      return made;
    });
    expect(model.getValue()).toBe('before after');
    doc.transact(() => text.insert(0, '>'), 'network');
    expect(model.getValue()).toBe('>before after');
    binding.destroy();
    model.dispose();
  });

  test('nothing is shared or shown after destroy, and undo is Monaco’s again', () => {
    const [mine, other] = two('a');
    mine.binding.destroy();
    mine.binding.destroy();
    mine.model.setValue('local');
    expect(mine.text.toString()).toBe('a');
    other.edit({ at: 0, insert: 'b' });
    other.sendTo(mine);
    expect(mine.model.getValue()).toBe('local');
    expect(Object.hasOwn(mine.model, 'undo')).toBe(false);
  });

  test('a model that is disposed ends its binding', () => {
    const [mine, other] = two('a');
    mine.model.dispose();
    other.edit({ at: 0, insert: 'b' });
    other.sendTo(mine);
    expect(mine.text.toString()).toBe('ba');
  });
});
