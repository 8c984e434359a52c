import { cleanName, encodeHelloMessage, ParticipantState } from '@coedit/protocol';
import type * as Y from 'yjs';

export interface Introduction {
  readonly name?: string;
  readonly wishedColour?: number;
  readonly state?: ParticipantState;
}

export interface IntroductionLine {
  readonly isOpen: boolean;
  send(message: Uint8Array): void;
}

/** Who I say I am: told on every new connection, and whenever something of it changes. */
export class SelfIntroduction {
  readonly #line: IntroductionLine;
  readonly #doc: Y.Doc;
  readonly #nameLength: () => number;
  #introduction: Required<Introduction>;
  #toldClientId = 0;

  constructor(
    line: IntroductionLine,
    doc: Y.Doc,
    { name, wishedColour }: Required<Pick<Introduction, 'name' | 'wishedColour'>>,
    nameLength: () => number,
  ) {
    this.#line = line;
    this.#doc = doc;
    this.#introduction = { name, wishedColour, state: ParticipantState.Active };
    this.#nameLength = nameLength;
  }

  change(change: Introduction): void {
    this.#introduction = { ...this.#introduction, ...change };
    if (this.#line.isOpen) this.send();
  }

  /** Before anything else on a connection: the server must know under which Yjs client id the edits come. */
  send(): void {
    const { name, wishedColour, state } = this.#introduction;
    this.#toldClientId = this.#doc.clientID;
    this.#line.send(
      encodeHelloMessage({
        name: cleanName(name, this.#nameLength()),
        // Whatever a page kept from before: the server closes on a number that does not fit 32 bits.
        wishedColour: wishedColour >>> 0,
        yjsClientId: this.#doc.clientID,
        state,
      }),
    );
  }

  /** Yjs takes a new client id when it meets its own in an edit from elsewhere: told before the edit under it leaves. */
  beforeEdit(): void {
    if (this.#toldClientId !== this.#doc.clientID && this.#line.isOpen) this.send();
  }
}
