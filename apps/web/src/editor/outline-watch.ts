import { documentSymbols, onProvidersChanged } from './document-symbols.ts';
import type { EditorHandle } from './editor-handle.ts';
import { monaco } from './monaco.ts';
import type { UsedEditor } from './used-editor.ts';

/** ms after the last change. */
const DELAY = 400;

/** Tells the symbols of the shown file while somebody wants them. */
export class OutlineWatch {
  readonly #used: UsedEditor;
  readonly #editors: EditorHandle;
  readonly #unsubscribe: readonly (() => void)[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #providers: monaco.IDisposable | undefined;
  #asking: monaco.CancellationTokenSource | undefined;
  #model: monaco.editor.ITextModel | null = null;

  constructor(used: UsedEditor, editors: EditorHandle) {
    this.#used = used;
    this.#editors = editors;
    this.#unsubscribe = [
      editors.outlineWanted.subscribe(() => this.#schedule(0)),
      used.each(({ codeEditor: { editor } }) => {
        const listeners = [
          editor.onDidChangeModel(() => this.#schedule(0)),
          editor.onDidChangeModelLanguage(() => this.#schedule(0)),
          editor.onDidChangeModelContent(() => this.#schedule(DELAY)),
        ];
        this.#schedule(0);
        return () => {
          for (const listener of listeners) listener.dispose();
        };
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#asking?.cancel();
    this.#providers?.dispose();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#editors.tellOutline(null);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (this.#editors.outlineWanted.get() === 0 || this.#used.get() === null) return;
    // Not before there is an editor: asking earlier would start Monaco's services in another way than the page does.
    this.#providers ??= onProvidersChanged(() => this.#schedule(0));
    this.#timer = setTimeout(() => void this.#ask(), delay);
  }

  async #ask(): Promise<void> {
    this.#asking?.cancel();
    const asking = new monaco.CancellationTokenSource();
    this.#asking = asking;
    const model = this.#used.get()?.codeEditor.editor.getModel() ?? null;
    // Those of the file before would lead to the wrong lines.
    if (model !== this.#model) this.#editors.tellOutline(null);
    this.#model = model;
    if (model === null) return;
    try {
      const symbols = await documentSymbols(model, asking.token);
      if (!asking.token.isCancellationRequested) this.#editors.tellOutline(symbols);
    } catch (reason) {
      if (asking.token.isCancellationRequested) return;
      console.error('the outline', reason);
      this.#editors.tellOutline([]);
    }
  }
}
