import type { Clock } from './clock.ts';
import type { Participant } from './participant.ts';
import type { Turns } from './turns.ts';

/** From here on an update is taken part by part. Below, the most costly one that fits takes a few milliseconds. */
const LARGE_BYTES = 4096;

interface Pending {
  /** Messages that came behind it. */
  readonly waiting: Uint8Array[];
  /** Of work so far. */
  ms: number;
  /** Set when the participant's connection ended meanwhile. */
  leave: (() => void) | null;
}

export interface LargeUpdatesOptions {
  readonly turns: Turns;
  readonly clock: Clock;
  /** Takes a message that waited; never throws. */
  readonly receive: (participant: Participant, message: Uint8Array) => void;
  readonly onFailed: (participant: Participant, error: unknown) => void;
}

export function isLarge(update: Uint8Array): boolean {
  return update.length > LARGE_BYTES;
}

/**
 * Large updates under way in one session, at most one of each participant. Meanwhile nothing is read from it, and what
 * was read already waits: a connection's messages are handled in the order in which they were sent.
 */
export class LargeUpdates {
  readonly #options: LargeUpdatesOptions;
  readonly #pending = new Map<Participant, Pending>();
  #whenIdle: (() => void)[] = [];

  constructor(options: LargeUpdatesOptions) {
    this.#options = options;
  }

  get isIdle(): boolean {
    return this.#pending.size === 0;
  }

  /** Each `next` is a few milliseconds of work. */
  begin(participant: Participant, steps: Iterator<void>): void {
    const pending: Pending = { waiting: [], ms: 0, leave: null };
    this.#pending.set(participant, pending);
    participant.connection.pause();
    this.#options.turns.add({ step: () => this.#step(participant, pending, steps) });
  }

  /** True when the message has to wait; it is kept, and handled in its turn. */
  keepWaiting(participant: Participant, message: Uint8Array): boolean {
    const pending = this.#pending.get(participant);
    if (pending === undefined) return false;
    pending.waiting.push(message);
    // Reading may have been taken up for another reason, and what waits must not grow.
    participant.connection.pause();
    return true;
  }

  /** True when the participant leaves later, when all is taken that it sent before it went. */
  leavesLater(participant: Participant, leave: () => void): boolean {
    const pending = this.#pending.get(participant);
    if (pending === undefined || participant.connection.cut) return false;
    pending.leave = leave;
    return true;
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    if (this.isIdle) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #step(participant: Participant, pending: Pending, steps: Iterator<void>): boolean {
    const { clock, onFailed } = this.#options;
    const begun = clock.now();
    try {
      if (!participant.gone && steps.next().done !== true) {
        pending.ms += clock.now() - begun;
        return true;
      }
    } catch (error) {
      onFailed(participant, error);
    }
    this.#finish(participant, pending);
    return false;
  }

  #finish(participant: Participant, { waiting, leave, ms }: Pending): void {
    this.#pending.delete(participant);
    // The server's time is shared out like its messages, a millisecond for one: who takes much is read more slowly.
    participant.messages.charge(ms);
    participant.connection.resume();
    // The first that is large itself makes those behind it wait again.
    for (const message of waiting) this.#options.receive(participant, message);
    if (leave !== null && !this.leavesLater(participant, leave)) leave();
    if (!this.isIdle) return;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}
