import type { Clock } from '../session/clock.ts';
import { TokenBucket } from '../session/token-bucket.ts';
import { addressKey } from './address.ts';

export interface AttemptLimits {
  /** Wrong guesses that an address has free; a person who mistypes never gets there. */
  readonly burst: number;
  readonly perMinute: number;
}

/** Addresses remembered at most; those that were quiet for longest are forgotten first. */
const MOST_ADDRESSES = 10_000;

/**
 * Wrong guesses (of a session's id, a token, a link's password), by the address they come from. Whoever made too many
 * waits before the next is looked at; what is right is not a guess and never counts.
 */
export class Attempts {
  readonly #clock: Clock;
  readonly #limits: AttemptLimits;
  /** The latest last. */
  readonly #failures = new Map<string, TokenBucket>();

  constructor(clock: Clock, limits: AttemptLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** ms until another guess of that address is looked at; 0: now. */
  wait(address: string): number {
    return this.#failures.get(addressKey(address))?.wait(this.#clock.now()) ?? 0;
  }

  /** Counts a guess as wrong. False: there were too many, and it must not be looked at. */
  take(address: string): boolean {
    const key = addressKey(address);
    const now = this.#clock.now();
    const { burst, perMinute } = this.#limits;
    const bucket = this.#failures.get(key) ?? new TokenBucket(perMinute / 60, burst, now);
    const taken = bucket.take(now);
    this.#failures.delete(key);
    this.#failures.set(key, bucket);
    this.#forget(now);
    return taken;
  }

  /** The guess was right after all. */
  giveBack(address: string): void {
    this.#failures.get(addressKey(address))?.charge(-1);
  }

  get size(): number {
    return this.#failures.size;
  }

  #forget(now: number): void {
    for (const [key, bucket] of this.#failures) {
      if (this.#failures.size <= MOST_ADDRESSES && !bucket.isFull(now)) return;
      this.#failures.delete(key);
    }
  }
}
