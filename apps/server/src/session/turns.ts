import type { Clock } from './clock.ts';

/** Work in small steps. Neither may throw. */
export interface Work {
  /** Does a few milliseconds of it at most; false: that was all. */
  step(): boolean;
}

/** Much less than the 20 ms that nobody shall notice: a step begun in time may take as long again. */
const TURN_MS = 6;

/**
 * All large work of the server, of all sessions: a few milliseconds of it in each turn of the event loop, and between two
 * turns everybody else's keystrokes. One queue, because as many timers as senders would all fire in one turn.
 */
export class Turns {
  readonly #clock: Clock;
  #queue: Work[] = [];
  #isWaiting = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Begins in a later turn: what is being received now goes first. */
  add(work: Work): void {
    this.#queue.push(work);
    this.#wait();
  }

  #wait(): void {
    if (this.#isWaiting || this.#queue.length === 0) return;
    this.#isWaiting = true;
    this.#clock.after(0, () => this.#turn());
  }

  /** One step of each in turn, so that a second sender does not wait for all of the first one's. */
  #turn(): void {
    this.#isWaiting = false;
    const begun = this.#clock.now();
    do {
      const work = this.#queue.shift();
      if (work === undefined) return;
      if (work.step()) this.#queue.push(work);
    } while (this.#clock.now() - begun < TURN_MS);
    this.#wait();
  }
}
