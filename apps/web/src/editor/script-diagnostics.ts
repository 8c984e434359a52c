import type { Diagnostic } from 'monaco-editor/languages/features/typescript/register';
import { monaco } from './monaco.ts';
import { NOT_INSTALLED } from './script-languages.ts';
import { scriptMarkers } from './script-markers.ts';
import { isScriptLanguage, type ScriptSync } from './script-sync.ts';

const OWNER = 'coedit.script';
/** ms after the last change, of the shown file and of another one. */
const OWN_DELAY = 400;
const OTHERS_DELAY = 1000;

/**
 * Errors in the shown script. Monaco looks only when that file itself changes: what somebody else changes in a file it
 * imports, or an imported file that arrives late, would leave wrong errors standing. So its own check is switched off.
 */
export class ScriptDiagnostics {
  readonly #editor: monaco.editor.ICodeEditor;
  readonly #scripts: ScriptSync;
  readonly #disposables: readonly monaco.IDisposable[];
  readonly #unsubscribe: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = Number.POSITIVE_INFINITY;
  #disposed = false;

  constructor(editor: monaco.editor.ICodeEditor, scripts: ScriptSync) {
    this.#editor = editor;
    this.#scripts = scripts;
    this.#disposables = [
      editor.onDidChangeModel(() => this.#schedule(0)),
      editor.onDidChangeModelLanguage(() => this.#schedule(0)),
      editor.onDidChangeModelContent(() => this.#postpone()),
    ];
    this.#unsubscribe = scripts.onChange(() => this.#schedule(OTHERS_DELAY));
    this.#schedule(0);
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#unsubscribe();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** While somebody types in the shown file, until there is a pause. */
  #postpone(): void {
    this.#due = Number.POSITIVE_INFINITY;
    this.#schedule(OWN_DELAY);
  }

  /** The sooner of what is planned and what is asked for. */
  #schedule(delay: number): void {
    const due = performance.now() + delay;
    if (due >= this.#due) return;
    this.#due = due;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#due = Number.POSITIVE_INFINITY;
      void this.#check().catch((reason: unknown) => console.error('checking a script', reason));
    }, delay);
  }

  async #check(): Promise<void> {
    const model = this.#editor.getModel();
    if (model === null) return;
    const language = model.getLanguageId();
    const found = isScriptLanguage(language) ? await this.#diagnosticsOf(model, language) : [];
    if (this.#disposed || model.isDisposed()) return;
    // Offsets of an older text would mark the wrong words; its change has planned another check.
    if (found === null) return;
    monaco.editor.setModelMarkers(model, OWNER, scriptMarkers(found, model, NOT_INSTALLED));
  }

  async #diagnosticsOf(
    model: monaco.editor.ITextModel,
    language: 'typescript' | 'javascript',
  ): Promise<readonly Diagnostic[] | null> {
    const service = this.#scripts.serviceOf(language);
    if (service === null) return null;
    const version = model.getVersionId();
    const worker = await service(model.uri);
    const uri = model.uri.toString();
    const found = await Promise.all([
      worker.getSyntacticDiagnostics(uri),
      // Plain JavaScript has no types that could be wrong.
      language === 'typescript' ? worker.getSemanticDiagnostics(uri) : [],
      worker.getSuggestionDiagnostics(uri),
    ]);
    return !model.isDisposed() && model.getVersionId() === version ? found.flat() : null;
  }
}
