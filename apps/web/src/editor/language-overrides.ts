import { type FileId, SETTINGS_ROOT } from '@coedit/protocol';
import type * as Y from 'yjs';

const KEY_PREFIX = 'language:';

/**
 * Languages chosen by hand. They are shared through the session's settings, so that everyone sees the file alike;
 * who may not edit chooses for this page only.
 */
export class LanguageOverrides {
  readonly #settings: Y.Map<unknown>;
  readonly #mayShare: () => boolean;
  readonly #own = new Map<FileId, string>();

  constructor(doc: Y.Doc, mayShare: () => boolean) {
    this.#settings = doc.getMap(SETTINGS_ROOT);
    this.#mayShare = mayShare;
  }

  /** Whatever program wrote the setting: only a string is a language. */
  get(id: FileId): string | undefined {
    const shared = this.#settings.get(KEY_PREFIX + id);
    return this.#own.get(id) ?? (typeof shared === 'string' ? shared : undefined);
  }

  set(id: FileId, language: string): void {
    if (this.#mayShare()) {
      this.#own.delete(id);
      this.#settings.set(KEY_PREFIX + id, language);
    } else {
      this.#own.set(id, language);
    }
  }

  /** Told when the shared choice of a file has changed. */
  subscribe(listener: () => void): () => void {
    this.#settings.observe(listener);
    return () => this.#settings.unobserve(listener);
  }
}
