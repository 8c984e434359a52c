import { behindBurst } from '../event-loop.ts';
import { Frames } from './frames.ts';

/** A connection's place in the departures. */
export interface Departing {
  /** What has come together for it since the last departure, in order; from now on it is empty. */
  takeWaiting(): readonly Buffer[];
  /** One write. */
  depart(bytes: Buffer): void;
}

/** ms. People do not see it, and at saturation it makes one write of hundreds of messages. */
const LONGEST_WAIT = 8;
/** Bytes. */
const LONGEST_JOINED = 64 * 1024;
/** After a departure that took t the next one waits 4 t: at most a fifth of the time goes into writing. */
const REST = 4;

/**
 * What leaves for a socket in one burst leaves in one write: the system call for each receiver is what a relay costs. Under
 * load it waits longer; behind a message that comes alone there are only some empty turns of the event loop.
 */
export class Departures {
  readonly frames = new Frames();
  #waiting: Departing[] = [];
  #restUntil = 0;
  #isScheduled = false;
  #last: { readonly parts: readonly Buffer[]; readonly joined: Buffer } = {
    parts: [],
    joined: Buffer.alloc(0),
  };

  add(departing: Departing): void {
    this.#waiting.push(departing);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const wait = this.#restUntil - performance.now();
    // A timer's smallest unit is a millisecond.
    if (wait < 1) behindBurst(() => this.#leave());
    else setTimeout(() => this.#leave(), wait);
  }

  /** At once, for one that cannot wait: what comes next for it does not come through here. */
  leaveNow(departing: Departing): void {
    const parts = departing.takeWaiting();
    if (parts.length === 0) return;
    // Copies of what many receivers wait for would add up; a system call more is nothing beside so many bytes.
    if (parts.some(({ length }) => length > LONGEST_JOINED)) for (const part of parts) departing.depart(part);
    else departing.depart(this.#join(parts));
  }

  #leave(): void {
    const begun = performance.now();
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#isScheduled = false;
    for (const departing of waiting) this.leaveNow(departing);
    this.#last = { parts: [], joined: Buffer.alloc(0) };
    const end = performance.now();
    this.#restUntil = end + Math.min(LONGEST_WAIT, (end - begun) * REST);
  }

  /** Most receivers get the same messages in a turn, so the bytes for the one before are mostly those for the next. */
  #join(parts: readonly Buffer[]): Buffer {
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    if (!isSame(parts, this.#last.parts)) this.#last = { parts, joined: Buffer.concat(parts) };
    return this.#last.joined;
  }
}

function isSame(some: readonly Buffer[], others: readonly Buffer[]): boolean {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  for (let index = some.length - 1; index >= 0; index -= 1) if (some[index] !== others[index]) return false;
  return true;
}
