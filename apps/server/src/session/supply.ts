import type { SessionDocument } from '../document/document.ts';
import { Difference } from './difference.ts';
import type { WholeState } from './whole-state.ts';

/** What a participant that is being brought up to date gets next. What passes meanwhile comes behind it, in order. */
export class Supply {
  /** Sent when it has everything; null: nothing. */
  readonly last: Uint8Array | null;
  /** It is among the works that wait for their turn. */
  isUnderWay = false;
  readonly #document: SessionDocument;
  #whole: WholeState | null = null;
  #taken = 0;
  #difference: Difference | null = null;

  constructor(document: SessionDocument, from: WholeState | Difference, last: Uint8Array | null) {
    this.#document = document;
    this.last = last;
    if (from instanceof Difference) this.#difference = from;
    else this.#whole = from;
  }

  get whole(): WholeState | null {
    return this.#whole;
  }

  /** A change of the document; one whole state is told once for all who read it. */
  add(message: Uint8Array): void {
    this.#difference?.add(message);
  }

  /** Undefined: that is all. Null: there is more, at a later step. */
  next(): Uint8Array | null | undefined {
    const whole = this.#whole;
    if (whole === null) return this.#difference?.next();
    const message = whole.at(this.#taken);
    if (message instanceof Uint8Array) this.#taken += 1;
    if (message !== undefined || whole.end === null) return message;
    this.#whole = null;
    this.#difference = new Difference(this.#document, whole.end);
    return null;
  }
}
