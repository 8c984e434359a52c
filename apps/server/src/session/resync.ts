import type { Cancel, Clock } from './clock.ts';

const LEAST_GAP_MS = 1_000;

/**
 * Sync step 1 for a client whose update could not be taken: at once, but never more than one a second, however many
 * of its updates arrive meanwhile.
 */
export class Resync {
  readonly #clock: Clock;
  readonly #ask: () => void;
  #lastAt = Number.NEGATIVE_INFINITY;
  #cancel: Cancel | null = null;

  constructor(clock: Clock, ask: () => void) {
    this.#clock = clock;
    this.#ask = ask;
  }

  request(): void {
    if (this.#cancel !== null) return;
    const wait = this.#lastAt + LEAST_GAP_MS - this.#clock.now();
    if (wait <= 0) this.#now();
    else this.#cancel = this.#clock.after(wait, () => this.#now());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #now(): void {
    this.#cancel = null;
    this.#lastAt = this.#clock.now();
    this.#ask();
  }
}
