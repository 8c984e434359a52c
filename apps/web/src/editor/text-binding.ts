import { toSharedText } from '@coedit/document';
import type { IDisposable, editor as monaco } from 'monaco-editor/editor';
import type * as Y from 'yjs';
import { type Caret, EditorViews } from './editor-views.ts';
import { cutsPair, editOf, refine, splicesOfEvent } from './model-changes.ts';
import { RefusedChanges } from './refused-changes.ts';
import { readText, splicesOf, writeSplices } from './shared-text.ts';
import { diffText, growth, type Splice } from './splice.ts';
import { PersonalUndo } from './undo.ts';

export type RefusalReason = 'read-only' | 'too-long';

export interface TextBindingOptions {
  readonly text: Y.Text;
  readonly model: monaco.ITextModel;
  /** Asked at every change, so that a role that changes acts at once. */
  readonly canEdit?: () => boolean;
  /** The longest the text may become by my edits, in UTF-16 units; asked at every change of mine. */
  readonly maxLength?: () => number;
  /** A change of mine was taken out of the editor again. One that was too long can be made again by redo. */
  readonly onRefused?: (reason: RefusalReason) => void;
  /** The destroyed binding of the same text to the model that this one replaces: its undo steps go on here. */
  readonly continues?: TextBinding | undefined;
}

/** Monaco's enums are values of its bundle; naming the numbers keeps this folder free of loading it. */
const PREFER_LF: monaco.EndOfLinePreference.LF = 1;
const SEQUENCE_LF: monaco.EndOfLineSequence.LF = 0;

/** Monaco joins 1,000 edits and more into one that replaces everything between the first and the last. */
const MAX_EDITS = 500;

/**
 * Keeps a Monaco model and a shared text the same, and the carets of everyone in it where they belong. One per
 * open file; any number of editors may show the model.
 *
 * Invariant: whenever control returns to the event loop, the model holds exactly the shared text, with `\n` as
 * its line end, so that an offset in one is the offset in the other. Every step ends with a comparison of the two
 * lengths, which costs nothing; if ever they differ, the part that differs is put right.
 * Who wins when they differ: after an edit of mine the model (I see it, it is what I meant), otherwise the
 * shared text (it is what everybody else sees).
 */
export class TextBinding {
  readonly #text: Y.Text;
  readonly #doc: Y.Doc;
  readonly #model: monaco.ITextModel;
  readonly #canEdit: () => boolean;
  readonly #maxLength: () => number;
  readonly #onRefused: (reason: RefusalReason) => void;
  readonly #views: EditorViews;
  readonly #refused: RefusedChanges;
  readonly #undo: PersonalUndo;
  readonly #listeners: IDisposable[];

  /** The version my own edit of the model makes; its event tells nothing new. */
  #ownVersion = 0;
  /** Events of model versions up to this one are in the shared text already. */
  #sharedVersion = 0;
  /** The shared text's length when the model was last made equal to it. */
  #knownLength = 0;
  /** Between the parts of one long remote edit, when offsets of model and shared text do not agree. */
  #betweenParts = false;
  #editedBetweenParts = false;

  /** Transactions are numbered as they begin; Yjs runs observers in that order, but possibly much later. */
  #begun = 0;
  #observed = 0;
  /** Transactions up to this number are in the model already. */
  #shown = 0;
  /** Somebody else's transaction in which an edit of mine was made. */
  #joined: Y.Transaction | undefined;
  #destroyed = false;

  constructor(options: TextBindingOptions) {
    const { text, model } = options;
    const { doc } = text;
    if (doc === null) throw new Error('A shared text must be in a document before it can be bound');
    this.#text = text;
    this.#doc = doc;
    this.#model = model;
    this.#canEdit = options.canEdit ?? (() => true);
    this.#maxLength = options.maxLength ?? (() => Number.POSITIVE_INFINITY);
    this.#onRefused = options.onRefused ?? (() => undefined);
    this.#refused = new RefusedChanges(text);
    this.#views = new EditorViews(model);
    this.#undo = new PersonalUndo({
      text,
      model,
      origin: this,
      views: this.#views,
      refused: this.#refused,
      maxLength: this.#maxLength,
      canEdit: this.#canEdit,
      onTooLong: () => this.#onRefused('too-long'),
      retry: (splices) => this.#retry(splices),
    });
    if (options.continues !== undefined) this.#undo.takeOver(options.continues.#undo);
    this.#showSharedText();
    text.observe(this.#onTextEvent);
    doc.on('beforeTransaction', this.#onTransactionBegin);
    doc.on('beforeObserverCalls', this.#onTransactionObserve);
    this.#listeners = [
      model.onDidChangeContent((event) => this.#onModelEvent(event)),
      model.onWillDispose(() => this.destroy()),
    ];
  }

  /** Keeps carets and scroll position of this editor over partners' edits, and its carets over undo. */
  attachEditor(editor: monaco.ICodeEditor): () => void {
    return this.#views.attach(editor);
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#text.unobserve(this.#onTextEvent);
    this.#doc.off('beforeTransaction', this.#onTransactionBegin);
    this.#doc.off('beforeObserverCalls', this.#onTransactionObserve);
    for (const listener of this.#listeners) listener.dispose();
    this.#views.detachAll();
    this.#undo.destroy();
  }

  readonly #onTransactionBegin = () => {
    this.#begun++;
  };

  readonly #onTransactionObserve = () => {
    // A transaction that was under way when this binding was made has not been counted.
    if (this.#observed === this.#begun) this.#begun++;
    this.#observed++;
  };

  // From the shared text to the model

  readonly #onTextEvent = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.origin === this || this.#observed <= this.#shown) return;
    const splices = splicesOf(event.delta);
    // Not so where another observer has changed the text since: the delta then mixes both transactions.
    const complete = this.#knownLength + growth(splices) === this.#text.length;
    // A program may cut a surrogate pair. Yjs then makes the other half U+FFFD, which the delta does not tell.
    if (!complete || transaction === this.#joined || cutsPair(this.#model, splices)) {
      this.#showSharedText();
      return;
    }
    this.#editModel(splices);
    if (this.#modelLength() !== this.#text.length) this.#showSharedText();
  };

  /** Makes the model equal to the shared text by the smallest edit, whatever either of them held. */
  #showSharedText(): void {
    this.#enforceLineFeeds();
    this.#knownLength = this.#text.length;
    this.#editModel(diffText(this.#model.getValue(PREFER_LF), readText(this.#text)));
    this.#shown = this.#begun;
    this.#sharedVersion = this.#model.getVersionId();
  }

  /** All splices count against the model's text of now. */
  #editModel(splices: readonly Splice[]): void {
    if (splices.length === 0) return;
    const views = this.#views.capture();
    for (let end = splices.length; end > 0; end -= MAX_EDITS) {
      this.#betweenParts = end > MAX_EDITS;
      if (!this.#betweenParts) this.#knownLength = this.#text.length;
      const part = splices.slice(Math.max(0, end - MAX_EDITS), end);
      this.#ownVersion = this.#model.getVersionId() + 1;
      this.#model.applyEdits(part.map((splice) => editOf(this.#model, splice)));
    }
    // A listener of the model may have edited it by now: then only Monaco knows where the carets belong.
    const undisturbed = this.#model.getVersionId() === this.#ownVersion;
    this.#ownVersion = 0;
    if (this.#editedBetweenParts) {
      this.#editedBetweenParts = false;
      this.#showSharedText();
      return;
    }
    if (undisturbed) this.#views.restore(views, splices);
    this.#views.observeAll();
  }

  // From the model to the shared text

  #onModelEvent(event: monaco.IModelContentChangedEvent): void {
    if (event.versionId === this.#ownVersion || event.versionId <= this.#sharedVersion) return;
    if (this.#betweenParts) {
      this.#editedBetweenParts = true;
      return;
    }
    // Somebody edited the model from within an observer that Yjs called before mine: a partner's edit is in the
    // shared text and not yet in the model. A person's edit never comes at such a moment.
    if (this.#knownLength !== this.#text.length) {
      this.#showSharedText();
      return;
    }
    this.#shareEvent(event);
    this.#views.observeAll();
  }

  #shareEvent(event: monaco.IModelContentChangedEvent): void {
    const splices = splicesOfEvent(event);
    if (splices === undefined) this.#shareWholeModel(event.versionId);
    else this.#share(splices, event.versionId);
    if (event.versionId !== this.#model.getVersionId() || this.#sharedVersion >= event.versionId) return;
    if (this.#modelLength() !== this.#text.length) this.#shareWholeModel(event.versionId);
  }

  #share(changes: readonly Splice[], version: number): void {
    if (this.#refuses(growth(changes), version)) return;
    this.#undo.beforeEdit(() => this.#views.caretsBefore(version));
    const refined = refine(changes, () => this.#text.toString());
    this.#write(() => {
      for (const change of refined) writeSplices(this.#text, [change]);
    });
  }

  /** After setValue, a change of line ends, and text that may not be shared as it is. */
  #shareWholeModel(version: number): void {
    this.#enforceLineFeeds();
    const wanted = toSharedText(this.#model.getValue(PREFER_LF));
    const splices = diffText(readText(this.#text), wanted);
    if (this.#refuses(growth(splices), version)) return;
    this.#undo.beforeEdit(() => this.#views.caretsBefore(version));
    this.#write(() => writeSplices(this.#text, splices));
    this.#sharedVersion = this.#model.getVersionId();
    if (this.#model.getValue(PREFER_LF) !== wanted) this.#showSharedText();
  }

  #write(change: () => void): void {
    this.#doc.transact((transaction) => {
      // Inside somebody else's transaction its event will come with their origin, and tell of this edit as well.
      if (transaction.origin !== this) this.#joined = transaction;
      change();
    }, this);
    this.#knownLength = this.#text.length;
  }

  // What may not be shared

  /** Puts the model back if the change may not be made. What makes a text shorter is never too long. */
  #refuses(added: number, version: number): boolean {
    const tooLong = added > 0 && this.#text.length + added > this.#maxLength();
    if (this.#canEdit() && !tooLong) return false;
    const reason = this.#canEdit() ? 'too-long' : 'read-only';
    const carets = this.#views.caretsBefore(version);
    this.#enforceLineFeeds();
    const wanted = toSharedText(this.#model.getValue(PREFER_LF));
    if (reason === 'too-long') this.#refused.keep(diffText(readText(this.#text), wanted));
    this.#showSharedText();
    this.#placeLater(carets);
    this.#onRefused(reason);
    return true;
  }

  /** Monaco sets the carets for the text it believes in after this event; so they are put back after that. */
  #placeLater(carets: readonly Caret[]): void {
    const version = this.#model.getVersionId();
    queueMicrotask(() => {
      if (!this.#destroyed && this.#model.getVersionId() === version) this.#views.place(carets);
    });
  }

  #retry(splices: readonly Splice[]): void {
    this.#model.pushStackElement();
    this.#model.pushEditOperations(
      null,
      splices.map((splice) => editOf(this.#model, splice)),
      () => null,
    );
  }

  // The model

  #modelLength(): number {
    return this.#model.getValueLength(PREFER_LF);
  }

  /** A model that was given CRLF goes back to `\n`; what a file leaves with is a field of its entry. */
  #enforceLineFeeds(): void {
    if (this.#model.getEOL() === '\n') return;
    this.#ownVersion = this.#model.getVersionId() + 1;
    this.#model.setEOL(SEQUENCE_LF);
    this.#ownVersion = 0;
  }
}
