import {
  getJavaScriptWorker,
  getTypeScriptWorker,
} from 'monaco-editor/languages/features/typescript/register';
import { monaco } from './monaco.ts';

type Service = (...uris: monaco.Uri[]) => Promise<unknown>;

const SERVICES = [
  ['typescript', getTypeScriptWorker],
  ['javascript', getJavaScriptWorker],
] as const;

export const isScriptLanguage = (language: string): boolean =>
  language === 'typescript' || language === 'javascript';

/**
 * Tells the TypeScript workers of all script models. Monaco does it only for models of the worker's own language that
 * exist when it starts: a file opened or created later, and a .js file imported by a .ts file, would stay unknown.
 */
export class ScriptSync {
  readonly #models = new Map<string, monaco.editor.ITextModel>();
  readonly #services: Service[] = [];
  #scheduled = false;
  #stopped = false;

  constructor() {
    for (const [language, getWorker] of SERVICES) {
      // Fires when the first such file is shown: no worker is started for a session without scripts.
      monaco.languages.onLanguage(language, () => void this.#begin(getWorker));
    }
  }

  add(model: monaco.editor.ITextModel): void {
    this.#models.set(model.uri.toString(), model);
    this.#schedule();
  }

  remove(model: monaco.editor.ITextModel): void {
    const key = model.uri.toString();
    if (this.#models.get(key) === model) this.#models.delete(key);
  }

  stop(): void {
    this.#stopped = true;
    this.#models.clear();
  }

  async #begin(getWorker: () => Promise<Service>): Promise<void> {
    const service = await getWorker();
    if (this.#stopped) return;
    this.#services.push(service);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled || this.#services.length === 0) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      const uris = [...this.#models.values()]
        .filter((model) => !model.isDisposed())
        .map((model) => model.uri);
      for (const service of this.#services) void service(...uris);
    });
  }
}
