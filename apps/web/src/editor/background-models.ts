import type { Workspace, WorkspaceFile } from '@coedit/client';
import type { FileModels } from './file-models.ts';
import type { UsedEditor } from './used-editor.ts';

/** Only scripts: the services for CSS, HTML and JSON look at one file at a time, a model that nobody sees gains nothing. */
const SCRIPT = /\.[cm]?[jt]sx?$/i;
const MAX_FILES = 600;
/** UTF-16 units of one file; longer ones are bundles and data. */
const MAX_FILE_LENGTH = 512 * 1024;
/** UTF-16 units of all. */
const MAX_LENGTH = 12 * 1024 * 1024;
/** ms of one slice where the browser cannot tell how long it is idle. */
const SLICE = 8;

/**
 * Makes the models of the session's other scripts while the browser is idle, from the moment the first script is shown,
 * so that imports, references and renaming work over all files.
 */
export class BackgroundModels {
  readonly #models: FileModels;
  readonly #workspace: Workspace;
  readonly #unsubscribe: readonly (() => void)[];
  #wanted = false;
  #cancel: (() => void) | undefined;

  constructor(models: FileModels, used: UsedEditor, workspace: Workspace) {
    this.#models = models;
    this.#workspace = workspace;
    const begin = () => {
      const language = used.get()?.codeEditor.editor.getModel()?.getLanguageId();
      if (language === undefined || !models.startScripts(language) || this.#wanted) return;
      this.#wanted = true;
      this.#schedule();
    };
    this.#unsubscribe = [
      used.each(({ codeEditor: { editor, shown } }) => {
        const languages = editor.onDidChangeModelLanguage(begin);
        const unsubscribe = shown.subscribe(begin);
        begin();
        return () => {
          languages.dispose();
          unsubscribe();
        };
      }),
      workspace.files.subscribe(() => this.#schedule()),
    ];
  }

  dispose(): void {
    this.#cancel?.();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  #schedule(): void {
    if (!this.#wanted || this.#cancel !== undefined) return;
    this.#cancel = whenIdle((timeLeft) => {
      this.#cancel = undefined;
      if (this.#work(timeLeft)) this.#schedule();
    });
  }

  /** True when there is more to do. */
  #work(timeLeft: () => number): boolean {
    for (const file of backgroundFiles(
      this.#workspace.files.get(),
      (id) => this.#workspace.text(id).length,
    )) {
      if (this.#models.has(file.id)) continue;
      if (timeLeft() <= 1) return true;
      this.#models.open(file.id);
    }
    return false;
  }
}

/** Which files get a model that nobody looks at, within the caps. */
export function backgroundFiles(
  files: readonly WorkspaceFile[],
  lengthOf: (id: WorkspaceFile['id']) => number,
): readonly WorkspaceFile[] {
  const chosen: WorkspaceFile[] = [];
  let length = 0;
  for (const file of files) {
    if (!SCRIPT.test(file.path)) continue;
    const own = lengthOf(file.id);
    if (own > MAX_FILE_LENGTH || length + own > MAX_LENGTH) continue;
    length += own;
    chosen.push(file);
    if (chosen.length === MAX_FILES) break;
  }
  return chosen;
}

/** Safari has no idle callbacks. */
function whenIdle(work: (timeLeft: () => number) => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback((deadline) => work(() => deadline.timeRemaining()), { timeout: 2000 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(() => {
    const start = performance.now();
    work(() => SLICE - (performance.now() - start));
  }, SLICE);
  return () => clearTimeout(handle);
}
