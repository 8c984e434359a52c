import type { Notice } from '@coedit/protocol';
import { callSafely } from './readable.ts';

/** Each notice goes to everyone who listens, once. */
export class Notices {
  readonly #listeners = new Set<(notice: Notice) => void>();

  listen(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(notice: Notice): void {
    for (const listener of [...this.#listeners]) callSafely(() => listener(notice));
  }

  clear(): void {
    this.#listeners.clear();
  }
}
