import { holdsNothing, type SessionDocument } from '../document/document.ts';
import type { Cancel, Clock } from './clock.ts';
import { Difference } from './difference.ts';
import { sendDocument } from './feed.ts';
import type { Participant } from './participant.ts';
import { Supply } from './supply.ts';
import type { Turns } from './turns.ts';
import { WholeState } from './whole-state.ts';

export interface SuppliesOptions {
  readonly document: SessionDocument;
  readonly clock: Clock;
  readonly turns: Turns;
  readonly onFailed: (participant: Participant, error: unknown) => void;
}

/** Whole states kept at once, one of them for who joins now. Each may be as large as the document. */
const MOST_KEPT = 2;
/** The newest is kept so long after its last reader, for those who come right behind. */
const KEPT_MS = 5_000;

/**
 * Brings participants up to date whose document is large or whose line is slow: message by message, each when the line has
 * room and a turn of the event loop comes. Until then nothing else of the document goes to them, and nothing is lost.
 */
export class Supplies {
  readonly #options: SuppliesOptions;
  /** Those who read each; the newest is the one for newcomers. */
  readonly #readers = new Map<WholeState, Set<Participant>>();
  #cancelForget: Cancel = () => undefined;

  constructor(options: SuppliesOptions) {
    this.#options = options;
  }

  /** `last` is sent behind everything. Throws when the state vector is not readable. */
  begin(participant: Participant, stateVector: Uint8Array, last: Uint8Array | null): void {
    const { document } = this.#options;
    const whole = holdsNothing(stateVector) && document.isLarge ? this.#wholeFor(participant) : null;
    const supply = new Supply(document, whole ?? new Difference(document, stateVector), last);
    participant.supply = supply;
    // It covers what the participant missed before, too.
    participant.behindSince = null;
    this.#go(participant, supply);
  }

  /** A change leaves for everyone; `document` holds it already. */
  passes(message: Uint8Array): void {
    for (const whole of this.#readers.keys()) whole.add(message);
  }

  /** The connection has room again. */
  drained(participant: Participant): void {
    if (participant.supply !== null) this.#go(participant, participant.supply);
  }

  left(participant: Participant): void {
    const whole = participant.supply?.whole ?? null;
    participant.supply = null;
    if (whole !== null) this.#leave(participant, whole);
  }

  stop(): void {
    this.#cancelForget();
    this.#readers.clear();
  }

  #go(participant: Participant, supply: Supply): void {
    if (supply.isUnderWay) return;
    supply.isUnderWay = true;
    this.#options.turns.add({ step: () => this.#step(participant, supply) });
  }

  #step(participant: Participant, supply: Supply): boolean {
    const { connection } = participant;
    try {
      if (participant.supply === supply && !connection.ended && !connection.congested) {
        if (this.#sendNext(participant, supply)) return true;
      }
    } catch (error) {
      this.left(participant);
      this.#options.onFailed(participant, error);
    }
    supply.isUnderWay = false;
    return false;
  }

  /** False: that was all. */
  #sendNext(participant: Participant, supply: Supply): boolean {
    const { whole } = supply;
    const message = supply.next();
    // It goes on with a difference of its own.
    if (whole !== null && supply.whole === null) this.#leave(participant, whole);
    if (message === null) return true;
    if (message !== undefined) {
      sendDocument(participant, message);
      // Now, not at the end of the turn: the time that it takes is to count as this step's.
      participant.connection.flush();
      return true;
    }
    this.left(participant);
    if (supply.last !== null) sendDocument(participant, supply.last);
    if (participant.connection.congested) participant.behindSince = this.#options.document.stateVector();
    return false;
  }

  #wholeFor(participant: Participant): WholeState | null {
    const newest = [...this.#readers.keys()].at(-1);
    if (newest !== undefined && newest.end === null) {
      this.#readers.get(newest)?.add(participant);
      return newest;
    }
    if (newest !== undefined && this.#readers.get(newest)?.size === 0) this.#readers.delete(newest);
    if (this.#readers.size >= MOST_KEPT) return null;
    const whole = new WholeState(this.#options.document);
    this.#readers.set(whole, new Set([participant]));
    return whole;
  }

  #leave(participant: Participant, whole: WholeState): void {
    const readers = this.#readers.get(whole);
    if (readers === undefined || !readers.delete(participant) || readers.size > 0) return;
    if (whole.end !== null) {
      this.#readers.delete(whole);
      return;
    }
    this.#cancelForget();
    this.#cancelForget = this.#options.clock.after(KEPT_MS, () => {
      if (readers.size === 0) this.#readers.delete(whole);
    });
  }
}
