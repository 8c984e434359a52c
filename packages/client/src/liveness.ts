import type { Timing } from './timing.ts';

/** The number of a ping that asks nothing; those that do count from 1. */
export const UNASKED = 0;

/** A tick that comes later than this after the one before was held up: a tab in the background, a machine asleep. */
const LATE_MS = 2000;

export interface LivenessActions {
  ping(number: number): void;
  /** Nothing came for too long: drop the line. */
  dead(): void;
}

/**
 * Notices a dead line: a ping was sent and nothing at all came in for `deadAfter` of awake time. Only ticks that ran
 * on time count: a browser that holds back the timers of a tab in the background holds back this clock too, and the
 * line lives on. Times are in ms of any steady clock.
 */
export class Liveness {
  readonly #timing: Timing;
  readonly #actions: LivenessActions;
  #running = false;
  #number = 0;
  #pingAt = 0;
  #tickAt = 0;
  #waiting = false;
  #silence = 0;
  #buffered = 0;

  constructor(timing: Timing, actions: LivenessActions) {
    this.#timing = timing;
    this.#actions = actions;
  }

  /** The line is up. Asks at once, so that the round-trip time is known soon. */
  start(now: number): void {
    this.#running = true;
    this.#tickAt = now;
    this.#buffered = 0;
    this.#send(now);
  }

  stop(): void {
    this.#running = false;
    this.#waiting = false;
    this.#silence = 0;
  }

  /** @param buffered bytes still to leave: while they get fewer, a slow line is not a dead one. */
  tick(now: number, buffered: number): void {
    if (!this.#running) return;
    const elapsed = now - this.#tickAt;
    this.#tickAt = now;
    if (buffered < this.#buffered) this.#silence = 0;
    this.#buffered = buffered;
    if (this.#waiting && elapsed <= LATE_MS) this.#silence += elapsed;
    if (this.#silence >= this.#timing.deadAfter) {
      this.stop();
      this.#actions.dead();
      return;
    }
    if (!this.#waiting && now - this.#pingAt >= this.#timing.pingEvery) this.#send(now);
  }

  /** Any message came in. */
  heard(): void {
    this.#waiting = false;
    this.#silence = 0;
  }

  /** The round-trip time in ms if this answers the newest ping. */
  pong(number: number, now: number): number | null {
    return number !== UNASKED && number === this.#number ? now - this.#pingAt : null;
  }

  #send(now: number): void {
    this.#number += 1;
    this.#pingAt = now;
    this.#waiting = true;
    this.#silence = 0;
    this.#actions.ping(this.#number);
  }
}
