import type { SessionClient } from '@coedit/client';
import type { Selection } from '@coedit/protocol';
import type { CodeEditor } from '../editor/code-editor.ts';
import type { FileModel } from '../editor/file-models.ts';
import { encodeSelection, sameSelections } from './relative-selections.ts';

/** ms after which a line number that others' edits have changed is told anew. */
const DRIFT_DELAY = 1000;

/** Tells the others all carets and selections of this page. */
export class MyCursor {
  readonly #codeEditor: CodeEditor;
  readonly #client: SessionClient;
  readonly #unsubscribe: readonly (() => void)[];
  #sent: { readonly file: FileModel; readonly selections: readonly Selection[] } | null = null;
  #scheduled = false;
  #driftTimer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(codeEditor: CodeEditor, client: SessionClient) {
    this.#codeEditor = codeEditor;
    this.#client = client;
    const moved = codeEditor.editor.onDidChangeCursorSelection(() => this.#schedule());
    this.#unsubscribe = [() => moved.dispose(), codeEditor.shown.subscribe(() => this.#schedule())];
    this.#schedule();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#driftTimer);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#client.setCursor(null);
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
    const file = this.#codeEditor.shown.get();
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
    const position = this.#codeEditor.editor.getPosition();
    if (position === null || this.#codeEditor.shown.get() !== file) return;
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
    const selections = this.#codeEditor.editor.getSelections() ?? [];
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
