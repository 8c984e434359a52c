import type { Readable } from '@coedit/client';
import { Store } from './store.ts';

/** Each is for one view: the one that is there, or the next that comes. Another that comes later takes no keyboard. */
export class FocusRequests {
  readonly #asked = new Store(0);
  readonly asked: Readable<number> = this.#asked;
  #answered = 0;

  ask(): void {
    this.#asked.set(this.#asked.get() + 1);
  }

  /** True once for what was asked for. */
  take(): boolean {
    const isNew = this.#answered < this.#asked.get();
    this.#answered = this.#asked.get();
    return isNew;
  }
}
