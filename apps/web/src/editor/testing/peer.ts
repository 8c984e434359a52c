import { editor } from 'monaco-editor/editor';
import * as Y from 'yjs';
import { TextBinding, type TextBindingOptions } from '../text-binding.ts';

export type PeerOptions = Partial<Omit<TextBindingOptions, 'text' | 'model'>> & {
  readonly clientId?: number;
};

export interface Edit {
  readonly at: number;
  readonly remove?: number;
  readonly insert?: string;
}

/** A participant without a network of its own: a document, its text, a real Monaco model, and their binding. */
export class Peer {
  readonly doc = new Y.Doc();
  readonly text: Y.Text;
  readonly model: editor.ITextModel;
  readonly binding: TextBinding;
  readonly #outgoing: Uint8Array[] = [];
  readonly #editors: editor.ICodeEditor[] = [];

  constructor({ clientId, ...options }: PeerOptions = {}) {
    if (clientId !== undefined) this.doc.clientID = clientId;
    this.text = this.doc.getText('file:abcdefghijkl');
    this.model = editor.createModel('', 'plaintext');
    this.binding = new TextBinding({ text: this.text, model: this.model, ...options });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network') this.#outgoing.push(update);
    });
  }

  /** Delivers all that this peer has done since the last time. */
  sendTo(...others: Peer[]): void {
    for (const update of this.#outgoing.splice(0)) {
      for (const other of others) Y.applyUpdate(other.doc, update, 'network');
    }
  }

  /** An editor of 10 visible lines (of 20 px). */
  openEditor(): editor.ICodeEditor {
    const host = document.body.appendChild(document.createElement('div'));
    const opened = editor.create(host, {
      model: this.model,
      dimension: { width: 600, height: 200 },
      lineHeight: 20,
      minimap: { enabled: false },
      autoClosingBrackets: 'never',
      quickSuggestions: false,
      wordBasedSuggestions: 'off',
    });
    this.binding.attachEditor(opened);
    this.#editors.push(opened);
    return opened;
  }

  /** What a person does at the keyboard, through Monaco's own commands. */
  type(text: string, into: editor.ICodeEditor): void {
    into.trigger('keyboard', 'type', { text });
  }

  /** An edit of the model with offsets, as commands and extensions make it. */
  edit(...edits: readonly Edit[]): void {
    const operations = edits.map(({ at, remove = 0, insert = '' }) => {
      const start = this.model.getPositionAt(at);
      const end = this.model.getPositionAt(at + remove);
      const range = {
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      };
      return { range, text: insert };
    });
    this.model.pushEditOperations(null, operations, () => null);
  }

  /** Model and shared text, which must be the same. */
  get value(): string {
    const shared = this.text.toString();
    const shown = this.model.getValue();
    if (shared !== shown) throw new Error(`model ${JSON.stringify(shown)}, shared ${JSON.stringify(shared)}`);
    return shared;
  }

  close(): void {
    for (const opened of this.#editors) opened.dispose();
    this.model.dispose();
    this.doc.destroy();
  }
}

/** Two peers that start from the same text. */
export function twoPeers(text: string, options: PeerOptions = {}): [Peer, Peer] {
  const mine = new Peer({ clientId: 1, ...options });
  const other = new Peer({ clientId: 2 });
  mine.doc.transact(() => mine.text.insert(0, text), 'start');
  mine.sendTo(other);
  return [mine, other];
}
