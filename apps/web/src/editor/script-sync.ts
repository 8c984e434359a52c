import {
  getJavaScriptWorker,
  getTypeScriptWorker,
  type TypeScriptWorker,
} from 'monaco-editor/languages/features/typescript/register';
import type { monaco } from './monaco.ts';

type Service = (...uris: monaco.Uri[]) => Promise<TypeScriptWorker>;

interface ScriptModel {
  readonly model: monaco.editor.ITextModel;
  readonly listener: monaco.IDisposable;
}

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
  readonly #models = new Map<string, ScriptModel>();
  readonly #services = new Map<ScriptLanguage, Service | null>();
  readonly #listeners = new Set<() => void>();
  #scheduled = false;
  #stopped = false;

  add(model: monaco.editor.ITextModel): void {
    const key = model.uri.toString();
    if (this.#models.get(key)?.model === model) return;
    this.#models.get(key)?.listener.dispose();
    this.#models.set(key, { model, listener: model.onDidChangeContent(() => this.#changed()) });
    this.#schedule();
  }

  remove(model: monaco.editor.ITextModel): void {
    const key = model.uri.toString();
    const known = this.#models.get(key);
    if (known?.model !== model) return;
    known.listener.dispose();
    this.#models.delete(key);
    this.#changed();
  }

  /** Null until a file of the language was shown and its worker is there. */
  serviceOf(language: ScriptLanguage): Service | null {
    return this.#services.get(language) ?? null;
  }

  /** Told when any script has changed, come or gone, as soon as the workers know. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A file of the language is shown: only now its worker is needed. */
  start(language: ScriptLanguage): void {
    if (this.#services.has(language)) return;
    this.#services.set(language, null);
    void this.#begin(language);
  }

  stop(): void {
    this.#stopped = true;
    for (const { listener } of this.#models.values()) listener.dispose();
    this.#models.clear();
    this.#listeners.clear();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
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
      const models = [...this.#models.values()].filter(({ model }) => !model.isDisposed());
      const uris = models.map(({ model }) => model.uri);
      const services = [...this.#services.values()].filter((service) => service !== null);
      void Promise.all(services.map((service) => service(...uris))).then(() => this.#changed());
    });
  }
}
