import type { LocalCursor, SessionClient } from '@coedit/client';
import type { Selection } from '@coedit/protocol';
import type { FileModel } from '../editor/file-models.ts';
import type { UsedEditor } from '../editor/used-editor.ts';
import { encodeSelection, sameSelections } from './relative-selections.ts';

/** ms after which a line number that others' edits have changed is told anew. */
const DRIFT_DELAY = 1000;

/** Tells the others all carets and selections of the side of this page that is used. */
export class MyCursor {
  readonly #used: UsedEditor;
  readonly #client: SessionClient;
  readonly #unsubscribe: () => void;
  #sent: { readonly file: FileModel; readonly selections: readonly Selection[] } | null = null;
  #scheduled = false;
  #driftTimer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(used: UsedEditor, client: SessionClient) {
    this.#used = used;
    this.#client = client;
    this.#unsubscribe = used.each(({ codeEditor: { editor, shown } }) => {
      const moved = editor.onDidChangeCursorSelection(() => this.#schedule());
      const unsubscribe = shown.subscribe(() => this.#schedule());
      this.#schedule();
      return () => {
        moved.dispose();
        unsubscribe();
      };
    });
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#driftTimer);
    this.#unsubscribe();
    this.#client.setCursor(null);
  }

  /** Where my first caret is, for others to go to; null while no file is shown. */
  get place(): LocalCursor | null {
    const file = this.#file;
    const position = this.#editor?.getPosition() ?? null;
    if (file === null || position === null) return null;
    const selections = this.#selectionsIn(file).slice(0, 1);
    return { fileId: file.id, line: position.lineNumber, column: position.column, selections };
  }

  get #editor() {
    return this.#used.get()?.codeEditor.editor;
  }

  get #file(): FileModel | null {
    return this.#used.get()?.codeEditor.shown.get() ?? null;
  }

  /** A microtask later the edit that moved the caret is in the shared text, whichever of both Monaco tells first. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (!this.#disposed) this.#tell();
    });
  }

  #tell(): void {
    const file = this.#file;
    if (file === null) {
      this.#sent = null;
      this.#client.setCursor(null);
      return;
    }
    const selections = this.#selectionsIn(file);
    const drifted = this.#sent?.file === file && sameSelections(this.#sent.selections, selections);
    // Somebody typed above: if everybody told their new line numbers at every such key, n people would cost n² messages.
    if (drifted) {
      this.#driftTimer ??= setTimeout(() => this.#send(file, selections), DRIFT_DELAY);
      return;
    }
    this.#send(file, selections);
  }

  #send(file: FileModel, selections: readonly Selection[]): void {
    clearTimeout(this.#driftTimer);
    this.#driftTimer = undefined;
    const position = this.#editor?.getPosition() ?? null;
    if (position === null || this.#file !== file) return;
    this.#sent = { file, selections };
    this.#client.setCursor({
      fileId: file.id,
      line: position.lineNumber,
      column: position.column,
      selections,
    });
  }

  /** Primary first, as Monaco has them. */
  #selectionsIn({ model, text }: FileModel): readonly Selection[] {
    const selections = this.#editor?.getSelections() ?? [];
    return selections.map((selection) =>
      encodeSelection(text, {
        anchor: model.getOffsetAt({
          lineNumber: selection.selectionStartLineNumber,
          column: selection.selectionStartColumn,
        }),
        head: model.getOffsetAt({
          lineNumber: selection.positionLineNumber,
          column: selection.positionColumn,
        }),
      }),
    );
  }
}
