import type { IDisposable, editor as monaco, Selection } from 'monaco-editor/editor';
import { mapOffset, type Splice } from './splice.ts';

/** A selection as offsets; the head is where the caret is. */
export interface Caret {
  readonly anchor: number;
  readonly head: number;
}

/** What an editor shows before a remote edit, in terms that can be carried over it. */
interface View {
  readonly editor: monaco.ICodeEditor;
  readonly carets: readonly Caret[];
  /** The first visible line's start and how far above the window's top it is (px); none at the very top. */
  readonly top: { readonly offset: number; readonly delta: number } | undefined;
}

interface Observed {
  version: number;
  carets: readonly Caret[];
  /** The carets before the first caret event at `version`, i.e. before the edit that made this version. */
  previous: readonly Caret[];
  readonly listeners: readonly IDisposable[];
}

/** Monaco's enums are values of its bundle; naming the numbers keeps this folder free of loading it. */
const SCROLL_IMMEDIATE: monaco.ScrollType.Immediate = 1;
/** What Monaco itself names as the source of caret events that an edit by somebody else has caused. */
const SOURCE_MODEL_CHANGE = 'modelChange';
const SOURCE_UNDO = 'coedit.undo';

/**
 * The editors that show one model, and what must not jump in them: carets and the window's place. The model's
 * line end must be `\n`, so that its offsets are those of the shared text.
 */
export class EditorViews {
  readonly #model: monaco.ITextModel;
  readonly #observed = new Map<monaco.ICodeEditor, Observed>();
  #lastActive: monaco.ICodeEditor | undefined;

  constructor(model: monaco.ITextModel) {
    this.#model = model;
  }

  attach(editor: monaco.ICodeEditor): () => void {
    const carets = this.#caretsOf(editor);
    const listeners = [
      editor.onDidChangeCursorSelection(() => this.#observe(editor)),
      editor.onDidChangeModel(() => this.#observe(editor)),
      editor.onDidDispose(() => this.#detach(editor)),
    ];
    this.#observed.set(editor, { version: this.#model.getVersionId(), carets, previous: carets, listeners });
    this.#lastActive ??= editor;
    return () => this.#detach(editor);
  }

  detachAll(): void {
    for (const editor of this.#observed.keys()) this.#detach(editor);
  }

  /** The carets of the editor in use, as they are now. */
  carets(): readonly Caret[] {
    const editor = this.#active();
    return editor === undefined ? [] : this.#caretsOf(editor);
  }

  /**
   * The carets of the editor in use as they were before the edit that made this version of the model. Monaco
   * tells of an edit before or after it moves the carets, depending on who made it; so the editor cannot be asked.
   */
  caretsBefore(version: number): readonly Caret[] {
    const editor = this.#active();
    const observed = editor && this.#observed.get(editor);
    if (observed === undefined) return [];
    return observed.version < version ? observed.carets : observed.previous;
  }

  /** Puts the carets of the editor in use, and brings the first into view. */
  place(carets: readonly Caret[]): void {
    const editor = this.#active();
    if (editor === undefined || carets.length === 0) return;
    const selections = carets.map((caret) => this.#selection(caret));
    editor.setSelections(selections, SOURCE_UNDO);
    const [first] = editor.getSelections() ?? [];
    if (first !== undefined) editor.revealPositionInCenterIfOutsideViewport(first.getPosition());
  }

  capture(): readonly View[] {
    return this.#showing().map((editor) => ({
      editor,
      carets: this.#caretsOf(editor),
      top: this.#topOf(editor),
    }));
  }

  /**
   * Monaco moves carets by itself, but its markers grow: a partner's letter exactly at my caret would push the
   * caret on, so that I would type behind it, and one at the edge of my selection would become part of it.
   */
  restore(views: readonly View[], splices: readonly Splice[]): void {
    for (const { editor, carets, top } of views) {
      if (editor.getModel() !== this.#model) continue;
      const wanted = carets.map((caret) => mapCaret(caret, splices));
      if (!sameCarets(wanted, this.#caretsOf(editor))) {
        const selections = wanted.map((caret) => this.#selection(caret));
        editor.setSelections(selections, SOURCE_MODEL_CHANGE);
      }
      if (top === undefined) continue;
      const { lineNumber } = this.#model.getPositionAt(mapOffset(top.offset, splices, 'after'));
      const scrollTop = editor.getTopForLineNumber(lineNumber) + top.delta;
      if (Math.abs(scrollTop - editor.getScrollTop()) >= 1) editor.setScrollTop(scrollTop, SCROLL_IMMEDIATE);
    }
  }

  /** To be called after every edit: one before a caret changes its offset, which Monaco need not tell. */
  observeAll(): void {
    for (const editor of this.#observed.keys()) this.#observe(editor);
  }

  #detach(editor: monaco.ICodeEditor): void {
    for (const listener of this.#observed.get(editor)?.listeners ?? []) listener.dispose();
    this.#observed.delete(editor);
    if (this.#lastActive === editor) this.#lastActive = this.#observed.keys().next().value;
  }

  #observe(editor: monaco.ICodeEditor): void {
    const observed = this.#observed.get(editor);
    if (observed === undefined) return;
    const version = this.#model.getVersionId();
    if (version !== observed.version) observed.previous = observed.carets;
    observed.version = version;
    observed.carets = this.#caretsOf(editor);
    if (editor.hasTextFocus()) this.#lastActive = editor;
  }

  #showing(): monaco.ICodeEditor[] {
    return [...this.#observed.keys()].filter((editor) => editor.getModel() === this.#model);
  }

  #active(): monaco.ICodeEditor | undefined {
    const showing = this.#showing();
    const focused = showing.find((editor) => editor.hasTextFocus());
    return focused ?? showing.find((editor) => editor === this.#lastActive) ?? showing[0];
  }

  #caretsOf(editor: monaco.ICodeEditor): Caret[] {
    if (editor.getModel() !== this.#model) return [];
    return (editor.getSelections() ?? []).map((selection: Selection) => ({
      anchor: this.#model.getOffsetAt({
        lineNumber: selection.selectionStartLineNumber,
        column: selection.selectionStartColumn,
      }),
      head: this.#model.getOffsetAt(selection.getPosition()),
    }));
  }

  #selection({ anchor, head }: Caret) {
    const start = this.#model.getPositionAt(anchor);
    const position = this.#model.getPositionAt(head);
    return {
      selectionStartLineNumber: start.lineNumber,
      selectionStartColumn: start.column,
      positionLineNumber: position.lineNumber,
      positionColumn: position.column,
    };
  }

  /** At the very top nothing is pinned: what a partner adds before the first line should come into view. */
  #topOf(editor: monaco.ICodeEditor): View['top'] {
    const scrollTop = editor.getScrollTop();
    if (scrollTop <= 0) return undefined;
    const lineNumber = editor.getVisibleRanges()[0]?.startLineNumber;
    if (lineNumber === undefined) return undefined;
    const offset = this.#model.getOffsetAt({ lineNumber, column: 1 });
    return { offset, delta: scrollTop - editor.getTopForLineNumber(lineNumber) };
  }
}

/** A collapsed caret stays before what comes in at it; a selection takes in nothing at its edges. */
function mapCaret({ anchor, head }: Caret, splices: readonly Splice[]): Caret {
  if (anchor === head) {
    const offset = mapOffset(head, splices, 'before');
    return { anchor: offset, head: offset };
  }
  const low = mapOffset(Math.min(anchor, head), splices, 'after');
  const high = Math.max(low, mapOffset(Math.max(anchor, head), splices, 'before'));
  return anchor < head ? { anchor: low, head: high } : { anchor: high, head: low };
}

function sameCarets(a: readonly Caret[], b: readonly Caret[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ anchor, head }, index) => anchor === b[index]?.anchor && head === b[index]?.head)
  );
}
