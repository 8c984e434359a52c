import { encodeSyncMessage, SyncKind } from '@coedit/protocol';
import type { SessionDocument } from '../document/document.ts';
import { MESSAGE_SIZE } from './difference.ts';

/** A log as long as such a share of the state ends it: who comes then is better served by a new one. */
const MOST_LOGGED_SHARE = 1 / 4;
/** Bytes, however small the state. */
const LEAST_LOGGED = 1024 * 1024;

/**
 * All of a large document as messages, made once for all who join meanwhile: parts, then what was changed since. Made by
 * whoever of its readers is first to ask for more.
 */
export class WholeState {
  readonly #document: SessionDocument;
  readonly #parts: Iterator<Uint8Array | null, void>;
  readonly #messages: Uint8Array[] = [];
  #isMade = false;
  #partBytes = 0;
  #log: Uint8Array[] = [];
  #logBytes = 0;
  #end: Uint8Array | null = null;

  constructor(document: SessionDocument) {
    this.#document = document;
    this.#parts = document.stateInParts(MESSAGE_SIZE);
  }

  /** Set when nothing is added any more: the state vector of what it holds. */
  get end(): Uint8Array | null {
    return this.#end;
  }

  /** A change of the document, which is in `document` already. */
  add(message: Uint8Array): void {
    if (this.#end !== null) return;
    this.#log.push(message);
    this.#logBytes += message.length;
    const most = this.#isMade ? this.#partBytes * MOST_LOGGED_SHARE : 0;
    if (this.#logBytes > Math.max(LEAST_LOGGED, most)) this.#end = this.#document.stateVector();
  }

  /** The message of this number, from 0. Undefined: there is none, yet. Null: it is being made; ask in a later step. */
  at(number: number): Uint8Array | null | undefined {
    const message = this.#messages[number];
    if (message !== undefined) return message;
    if (this.#isMade) return this.#log[number - this.#messages.length];
    const { done, value } = this.#parts.next();
    if (done === true) {
      this.#isMade = true;
    } else if (value !== null) {
      this.#messages.push(encodeSyncMessage(SyncKind.Update, value));
      this.#partBytes += value.length;
    }
    return null;
  }
}
