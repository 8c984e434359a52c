import {
  getJavaScriptWorker,
  getTypeScriptWorker,
} from 'monaco-editor/languages/features/typescript/register';
import type { monaco } from './monaco.ts';

type Service = (...uris: monaco.Uri[]) => Promise<unknown>;
type ScriptLanguage = 'typescript' | 'javascript';

const GET_SERVICE: Record<ScriptLanguage, () => Promise<Service>> = {
  typescript: getTypeScriptWorker,
  javascript: getJavaScriptWorker,
};
/** ms, and how often a service is asked for that Monaco is still setting up. */
const RETRY_DELAY = 50;
const MAX_RETRIES = 200;

export const isScriptLanguage = (language: string): language is ScriptLanguage => language in GET_SERVICE;

/**
 * Tells the TypeScript workers of all script models. Monaco does it only for models of the worker's own language that
 * exist when it starts: a file opened or created later, and a .js file imported by a .ts file, would stay unknown.
 */
export class ScriptSync {
  readonly #models = new Map<string, monaco.editor.ITextModel>();
  readonly #services = new Map<ScriptLanguage, Service | null>();
  #scheduled = false;
  #stopped = false;

  add(model: monaco.editor.ITextModel): void {
    this.#models.set(model.uri.toString(), model);
    this.#schedule();
  }

  remove(model: monaco.editor.ITextModel): void {
    const key = model.uri.toString();
    if (this.#models.get(key) === model) this.#models.delete(key);
  }

  /** A file of the language is shown: only now its worker is needed. */
  start(language: ScriptLanguage): void {
    if (this.#services.has(language)) return;
    this.#services.set(language, null);
    void this.#begin(language);
  }

  stop(): void {
    this.#stopped = true;
    this.#models.clear();
  }

  async #begin(language: ScriptLanguage): Promise<void> {
    for (let attempt = 0; attempt < MAX_RETRIES && !this.#stopped; attempt++) {
      const service = await GET_SERVICE[language]().catch(() => null);
      if (service !== null) {
        this.#services.set(language, service);
        this.#schedule();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY));
    }
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.#stopped) return;
      const uris = [...this.#models.values()]
        .filter((model) => !model.isDisposed())
        .map((model) => model.uri);
      for (const service of this.#services.values()) void service?.(...uris);
    });
  }
}
