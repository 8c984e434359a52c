import { encodeAskMessage, type UserId } from '@coedit/protocol';
import { type Readable, Value } from './readable.ts';

export interface RequestLine {
  /** Sends if the connection is up. */
  send(message: Uint8Array): void;
}

const NOBODY: readonly UserId[] = [];

/** Who asks to edit: all of them for an owner, for anyone else themselves alone. */
export class EditRequests {
  readonly #line: RequestLine;
  readonly #asking = new Value<readonly UserId[]>(NOBODY);
  /** Mine is open, or not known to have been answered. */
  #mine = false;

  constructor(line: RequestLine) {
    this.#line = line;
  }

  get asking(): Readable<readonly UserId[]> {
    return this.#asking;
  }

  ask(wishes: boolean): void {
    this.#mine = wishes;
    this.#line.send(encodeAskMessage(wishes));
  }

  /** `me`: my number on this connection. */
  receive(asking: readonly UserId[], me: UserId | null): void {
    this.#mine = me !== null && asking.includes(me);
    this.#asking.set(asking);
  }

  /** A request ends with its connection; one that nobody answered is made again on the next. */
  resend(): void {
    if (this.#mine) this.#line.send(encodeAskMessage(true));
  }

  lost(): void {
    this.#asking.set(NOBODY);
  }
}
