import type * as Y from 'yjs';

/** Of updates, between two counts: so much can add a few thousand pieces at most, and one keystroke takes 30 bytes. */
const BYTES_BETWEEN_COUNTS = 4096;

/** How many structs a document's history is cut into: what its memory goes by, whatever the length of its texts. */
export class Pieces {
  readonly #doc: Y.Doc;
  #counted = 0;
  #bytesSince = BYTES_BETWEEN_COUNTS;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** To be asked for every update that is about to be applied, of so many bytes. Counts now and then. */
  countBefore(bytes: number): number {
    if (this.#bytesSince >= BYTES_BETWEEN_COUNTS) this.#countNow();
    this.#bytesSince += bytes;
    return this.#counted;
  }

  /** About as many as there are. */
  get count(): number {
    if (this.#bytesSince >= BYTES_BETWEEN_COUNTS) this.#countNow();
    return this.#counted;
  }

  #countNow(): void {
    this.#bytesSince = 0;
    this.#counted = 0;
    for (const structs of this.#doc.store.clients.values()) this.#counted += structs.length;
  }
}
