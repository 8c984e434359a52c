import { encodeSyncMessage, SyncKind } from '@coedit/protocol';
import type { SessionDocument } from '../document/document.ts';
import type { PartSize } from '../document/update-parts.ts';

/** Of one message: half a second of a line of 0.5 MB/s, and some milliseconds of a page. */
export const MESSAGE_SIZE: PartSize = { pieces: 8_000, bytes: 256 * 1024 };
/** Of what came since, bytes. Beyond it, the difference from the beginning is smaller than keeping it. */
const MOST_LOGGED = 1024 * 1024;

/**
 * What one participant lacks, as messages made when they are asked for: parts of the document, then what was changed
 * since the beginning. Whoever took them all has everything. Bounded: if too much is changed meanwhile, that is forgotten
 * and another difference follows, from the beginning of this one.
 */
export class Difference {
  readonly #document: SessionDocument;
  #parts: Iterator<Uint8Array | null, void>;
  /** The document's state vector when they were begun. */
  #begun: Uint8Array;
  #log: Uint8Array[] = [];
  #logBytes = 0;
  #read = 0;
  #isForgotten = false;

  /** Throws when the state vector is not readable. */
  constructor(document: SessionDocument, stateVector: Uint8Array) {
    this.#document = document;
    this.#parts = document.differenceInParts(stateVector, MESSAGE_SIZE);
    this.#begun = document.stateVector();
  }

  /** A change of the document, as the message that passes it on. */
  add(message: Uint8Array): void {
    if (this.#isForgotten) return;
    this.#log.push(message);
    this.#logBytes += message.length;
    if (this.#logBytes <= MOST_LOGGED) return;
    this.#isForgotten = true;
    this.#log = [];
  }

  /** Undefined: that is all, now. Null: there is more, at a later step. */
  next(): Uint8Array | null | undefined {
    const { done, value } = this.#parts.next();
    if (done !== true) return value === null ? null : encodeSyncMessage(SyncKind.Update, value);
    if (this.#isForgotten) return this.#again();
    const message = this.#log[this.#read];
    if (message === undefined) return undefined;
    this.#read += 1;
    return message;
  }

  #again(): null {
    this.#parts = this.#document.differenceInParts(this.#begun, MESSAGE_SIZE);
    this.#begun = this.#document.stateVector();
    this.#isForgotten = false;
    this.#logBytes = 0;
    this.#read = 0;
    return null;
  }
}
