import type { editor as monaco } from 'monaco-editor/editor';
import * as Y from 'yjs';
import type { Caret, EditorViews } from './editor-views.ts';
import type { RefusedChanges } from './refused-changes.ts';
import type { Splice } from './splice.ts';

interface RelativeCaret {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}

/** Carets before and after the edits of one undo step, tied to letters, so that they move along with the text. */
interface StepCarets {
  readonly before: readonly RelativeCaret[];
  readonly after: readonly RelativeCaret[];
}

type StackItem = Y.UndoManager['undoStack'][number];

interface StackItemEvent {
  readonly stackItem: StackItem;
  readonly type: 'undo' | 'redo';
}

export interface PersonalUndoOptions {
  readonly text: Y.Text;
  readonly model: monaco.ITextModel;
  readonly views: EditorViews;
  readonly refused: RefusedChanges;
  /** The transaction origin of my own edits; nothing else is ever taken back. */
  readonly origin: object;
  readonly maxLength: () => number;
  readonly canEdit: () => boolean;
  readonly onTooLong: () => void;
  /** Makes a refused change again, as a new edit of mine. */
  readonly retry: (splices: readonly Splice[]) => void;
}

/** A pause in typing that begins a new undo step, in ms. Monaco's own undo stops begin one at once. */
const STEP_PAUSE = 500;
const CARETS = 'carets';
const OVERRIDDEN = ['undo', 'redo', 'canUndo', 'canRedo', 'pushStackElement'] as const;

/**
 * My undo and redo of one file. Monaco's own stack holds offsets of a text that partners have changed since, so
 * it would take back the wrong letters; the model's methods are overridden on the object, which is where every
 * key, menu and command of Monaco ends up. `pushStackElement` is Monaco's word for "a new step begins here" (new
 * word, paste, caret moved …): hooking it gives the same steps as in an editor used alone.
 */
export class PersonalUndo {
  readonly #options: PersonalUndoOptions;
  readonly #manager: Y.UndoManager;
  #before: readonly RelativeCaret[] = [];
  #lastEdit = 0;
  /** The step of my latest edit, while its carets are still being placed. */
  #settling: StackItem | undefined;

  constructor(options: PersonalUndoOptions) {
    this.#options = options;
    this.#manager = new Y.UndoManager(options.text, {
      trackedOrigins: new Set([options.origin]),
      // Which edits make one step is decided here, not by Yjs, whose clock no test can move.
      captureTimeout: Number.POSITIVE_INFINITY,
    });
    this.#manager.on('stack-item-added', (event: StackItemEvent) => this.#onStepAdded(event));
    this.#manager.on('stack-item-updated', (event: StackItemEvent) => this.#settleLater(event.stackItem));
    this.#overrideModel(options.model);
  }

  destroy(): void {
    for (const method of OVERRIDDEN) Reflect.deleteProperty(this.#options.model, method);
    this.#manager.destroy();
  }

  /** Goes on with the steps of the model that this one replaces. They hold letters, no offsets of that model. */
  takeOver(from: PersonalUndo): void {
    this.#manager.undoStack.push(...from.#manager.undoStack);
    this.#manager.redoStack.push(...from.#manager.redoStack);
  }

  canUndo(): boolean {
    return this.#options.canEdit() && this.#manager.canUndo();
  }

  canRedo(): boolean {
    return this.#options.canEdit() && (this.#manager.canRedo() || !this.#options.refused.isEmpty);
  }

  undo(): void {
    if (!this.canUndo()) return;
    this.#take(this.#manager.undoStack.at(-1), 'before', () => this.#manager.undo());
  }

  redo(): void {
    if (!this.canRedo()) return;
    if (!this.#manager.canRedo()) {
      this.#options.retry(this.#options.refused.take());
      return;
    }
    this.#take(this.#manager.redoStack.at(-1), 'after', () => this.#manager.redo());
  }

  /** To be called before an edit of mine goes into the shared text; `carets` tells those of before it. */
  beforeEdit(carets: () => readonly Caret[]): void {
    const now = Date.now();
    if (now - this.#lastEdit > STEP_PAUSE) this.#manager.stopCapturing();
    this.#lastEdit = now;
    // Relative positions cost a walk through the text (1 ms in a much edited one), so only where a step begins.
    const beginsStep = this.#manager.lastChange === 0 || !this.#manager.canUndo();
    if (beginsStep) this.#before = carets().map((caret) => this.#relative(caret));
  }

  #take(next: StackItem | undefined, side: keyof StepCarets, take: () => StackItem | null): void {
    this.#settle();
    const { text, maxLength, views } = this.#options;
    if (next !== undefined && text.length + this.#growth(next) > maxLength()) {
      this.#options.onTooLong();
      return;
    }
    const taken = take();
    // Else an edit within the pause after an undo would be appended to the step before the undone one.
    this.#manager.stopCapturing();
    const carets: StepCarets | undefined = taken?.meta.get(CARETS);
    if (carets !== undefined) views.place(carets[side].flatMap((caret) => this.#absolute(caret) ?? []));
  }

  /** By how much taking this step makes the text longer; at or below zero it is always allowed. */
  #growth(step: StackItem): number {
    if (this.#options.maxLength() === Number.POSITIVE_INFINITY) return 0;
    let units = 0;
    this.#manager.doc.transact((transaction) => {
      Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
        if (!Y.isDeleted(step.insertions, struct.id)) units += struct.length;
      });
      Y.iterateDeletedStructs(transaction, step.insertions, (struct) => {
        if (!struct.deleted) units -= struct.length;
      });
    });
    return units > 0 ? units : Number.NEGATIVE_INFINITY;
  }

  #onStepAdded({ stackItem, type }: StackItemEvent): void {
    const taken = this.#manager.currStackItem;
    const carets: StepCarets = taken?.meta.get(CARETS) ?? { before: this.#before, after: [] };
    stackItem.meta.set(CARETS, carets);
    if (taken === null && type === 'undo') this.#settleLater(stackItem);
  }

  /** Monaco places the carets of an edit after it has told of the edit, but before it returns. */
  #settleLater(step: StackItem): void {
    this.#settling = step;
    queueMicrotask(() => this.#settle());
  }

  #settle(): void {
    if (this.#settling !== undefined) this.#keepCaretsAfter(this.#settling);
    this.#settling = undefined;
  }

  #keepCaretsAfter({ meta }: StackItem): void {
    const carets: StepCarets | undefined = meta.get(CARETS);
    const after = this.#options.views.carets().map((caret) => this.#relative(caret));
    meta.set(CARETS, { before: carets?.before ?? [], after });
  }

  /** A selection keeps to its own first and last letter; a caret to the letter before it. */
  #relative({ anchor, head }: Caret): RelativeCaret {
    const { text } = this.#options;
    const from = Y.createRelativePositionFromTypeIndex(text, anchor, anchor < head ? 0 : -1);
    if (anchor === head) return { anchor: from, head: from };
    return { anchor: from, head: Y.createRelativePositionFromTypeIndex(text, head, head < anchor ? 0 : -1) };
  }

  #absolute({ anchor, head }: RelativeCaret): Caret | undefined {
    const { doc } = this.#manager;
    const from = Y.createAbsolutePositionFromRelativePosition(anchor, doc);
    const to = Y.createAbsolutePositionFromRelativePosition(head, doc);
    return from === null || to === null ? undefined : { anchor: from.index, head: to.index };
  }

  #overrideModel(model: monaco.ITextModel): void {
    const pushStackElement = model.pushStackElement.bind(model);
    model.undo = () => this.undo();
    model.redo = () => this.redo();
    model.canUndo = () => this.canUndo();
    model.canRedo = () => this.canRedo();
    model.pushStackElement = () => {
      this.#manager.stopCapturing();
      pushStackElement();
    };
  }
}
