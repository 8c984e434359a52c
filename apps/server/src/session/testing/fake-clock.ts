import type { Cancel, Clock } from '../clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Time that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(now = 1_800_000_000_000) {
    this.#now = now;
  }

  get timers(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): Cancel {
    if (ms > LONGEST_TIMER_MS) throw new RangeError(`a timer of ${ms} ms would fire at once`);
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Takes no time. */
  soon(run: () => void): Cancel {
    const immediate = setImmediate(run);
    return () => clearImmediate(immediate);
  }

  /** Runs what is due on the way, in its order; also what that sets up. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      const [next] = due;
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }

  /** The same, with promises settled before and after each step of `stepMs`. */
  async pass(ms: number, stepMs = ms): Promise<void> {
    await settled();
    for (let passed = 0; passed < ms; passed += stepMs) {
      this.advance(Math.min(stepMs, ms - passed));
      await settled();
    }
  }
}

/** Resolves when all promises that can settle without time or input have done so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
