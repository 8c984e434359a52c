import type { Cancel, Clock } from '../session/clock.ts';
import { StoreUnavailable, type UpdateRecord } from '../store/store.ts';

export interface JournalOptions {
  /** Resolves when the records are in stable storage. */
  readonly append: (records: readonly UpdateRecord[]) => Promise<void>;
  readonly clock: Clock;
  /** Everything up to and including `position` is in stable storage. */
  readonly onCommitted: (position: number) => void;
  /** Saving fails, or takes longer than people may be left in the dark. Once, until it is over. Nothing is dropped. */
  readonly onFault: (error: unknown) => void;
  /** The first commit behind a fault. */
  readonly onRecovered: () => void;
}

/** What waits for stable storage. */
export interface Backlog {
  readonly records: number;
  readonly bytes: number;
  /** The last attempt to save failed, or has no answer for long. */
  readonly faulty: boolean;
}

interface Waiter {
  readonly position: number;
  readonly resolve: () => void;
  readonly onFault: ((error: unknown) => void) | null;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;
/** A disk that hangs rejects nothing. With what else lies on the way, people are told within 10 s. */
const LATE_MS = 5_000;

/**
 * The way to stable storage for one session's updates: append → commit → saved. One append is under way at a time;
 * what comes meanwhile goes into the next. Nothing is ever dropped: a failed append is tried again until it succeeds.
 * (Trying again what may have been kept is harmless: updates are idempotent.)
 */
export class Journal {
  readonly #options: JournalOptions;
  #pending: UpdateRecord[] = [];
  #pendingBytes = 0;
  #position = 0;
  #committed = 0;
  #underWay = false;
  #failures = 0;
  #isFaulty = false;
  #cancelGather: Cancel | null = null;
  #cancelRetry: Cancel | null = null;
  #cancelLate: Cancel | null = null;
  /** Positions ascend. `onFault` ends the wait of those that do not want to wait out a failure. */
  #waiters: Waiter[] = [];
  #abandoned = false;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** The newest record's number, counted from 1 since this journal was made. */
  get position(): number {
    return this.#position;
  }

  get committed(): number {
    return this.#committed;
  }

  /** Bytes received and not yet in stable storage. */
  get backlogBytes(): number {
    return this.#pendingBytes;
  }

  get backlog(): Backlog {
    return { records: this.#pending.length, bytes: this.#pendingBytes, faulty: this.faulty };
  }

  get idle(): boolean {
    return this.#committed === this.#position;
  }

  get faulty(): boolean {
    return this.#isFaulty;
  }

  /** Returns the record's position. */
  add(record: UpdateRecord): number {
    if (this.#abandoned) return this.#position;
    this.#pending.push(record);
    this.#pendingBytes += record.update.length;
    this.#position += 1;
    // A commit costs the same for one record as for all that come in one burst, and they often come together.
    if (!this.#underWay) this.#cancelGather ??= this.#options.clock.soon(() => this.#flush());
    return this.#position;
  }

  /** Resolves when everything added so far is committed. */
  drained(): Promise<void> {
    if (this.idle) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push({ position: this.#position, resolve, onFault: null }));
  }

  /** The same, but rejects with the storage's error if it fails meanwhile. What was added is still tried again. */
  drainedOrFaulty(): Promise<void> {
    if (this.idle) return Promise.resolve();
    return new Promise((resolve, onFault) =>
      this.#waiters.push({ position: this.#position, resolve, onFault }),
    );
  }

  #flush(): void {
    this.#cancelGather = null;
    // A copy: what is added while this append is under way is not in it.
    const records = this.#pending.slice();
    if (records.length === 0) return;
    this.#underWay = true;
    this.#cancelLate = this.#options.clock.after(LATE_MS, () =>
      this.#fault(new StoreUnavailable('the store does not answer')),
    );
    this.#options.append(records).then(
      () => this.#succeeded(records.length),
      (error: unknown) => this.#failed(error),
    );
  }

  #succeeded(count: number): void {
    if (this.#abandoned) return;
    this.#underWay = false;
    this.#cancelLate?.();
    const done = this.#pending.splice(0, count);
    for (const record of done) this.#pendingBytes -= record.update.length;
    this.#committed += count;
    const recovered = this.#isFaulty;
    this.#failures = 0;
    this.#isFaulty = false;
    if (recovered) this.#options.onRecovered();
    this.#flush();
    this.#options.onCommitted(this.#committed);
    this.#wake();
  }

  #failed(error: unknown): void {
    if (this.#abandoned) return;
    this.#cancelLate?.();
    this.#failures += 1;
    this.#fault(error);
    const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.#failures - 1));
    this.#cancelRetry = this.#options.clock.after(delay, () => this.#flush());
  }

  #fault(error: unknown): void {
    const isNew = !this.#isFaulty;
    this.#isFaulty = true;
    if (isNew) this.#options.onFault(error);
    const impatient = this.#waiters.filter(({ onFault }) => onFault !== null);
    this.#waiters = this.#waiters.filter(({ onFault }) => onFault === null);
    for (const { onFault } of impatient) onFault?.(error);
  }

  /** Gives up: the session was deleted, so there is nothing left to save into. */
  abandon(): void {
    this.#abandoned = true;
    this.#cancelGather?.();
    this.#cancelRetry?.();
    this.#cancelLate?.();
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#committed = this.#position;
    this.#wake();
  }

  #wake(): void {
    const later = this.#waiters.findIndex(({ position }) => position > this.#committed);
    const done = this.#waiters.splice(0, later === -1 ? this.#waiters.length : later);
    for (const { resolve } of done) resolve();
  }
}
