import * as encoding from 'lib0/encoding';

const TEXT = 4;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
/** People go elsewhere after some lines. Without that, one text grows into one string that Yjs copies at every keystroke. */
const LONGEST_RUN = 1000;

/**
 * Makes the updates (v1) of one who types into an empty root text, each behind the one before, and every thousand letters
 * anew at the top. Written down directly: a Y.Doc for each writer would make the generator busier than the servers.
 */
export class Typist {
  readonly #client: number;
  readonly #root: string;
  #clock = 0;
  /** Of the run that is being typed. */
  #runStart = 0;

  constructor(client: number, root: string) {
    this.#client = client;
    this.#root = root;
  }

  /** @param text ASCII */
  type(text: string): Uint8Array {
    const encoder = encoding.createEncoder();
    // One client, one struct.
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 1);
    this.#writeId(encoder, this.#clock);
    this.#writePlace(encoder);
    encoding.writeVarString(encoder, text);
    // Nothing is deleted.
    encoding.writeVarUint(encoder, 0);
    this.#clock += text.length;
    return encoding.toUint8Array(encoder);
  }

  #writePlace(encoder: encoding.Encoder): void {
    if (this.#clock === 0) {
      encoding.writeUint8(encoder, TEXT);
      // The parent by its name.
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, this.#root);
    } else if (this.#clock - this.#runStart >= LONGEST_RUN) {
      encoding.writeUint8(encoder, TEXT | HAS_RIGHT_ORIGIN);
      this.#writeId(encoder, this.#runStart);
      this.#runStart = this.#clock;
    } else {
      encoding.writeUint8(encoder, TEXT | HAS_ORIGIN);
      this.#writeId(encoder, this.#clock - 1);
    }
  }

  #writeId(encoder: encoding.Encoder, clock: number): void {
    encoding.writeVarUint(encoder, this.#client);
    encoding.writeVarUint(encoder, clock);
  }
}
