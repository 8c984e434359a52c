/** ms between two letters of one word. */
const PAUSE = 700;

/** Goes to rows by typing the beginning of their name, as file managers do. */
export class Typeahead {
  #typed = '';
  #last = Number.NEGATIVE_INFINITY;

  /** The index to go to from `at`; -1 when no name begins so. One letter again and again goes through its rows. */
  next(key: string, time: number, names: readonly string[], at: number): number {
    const isNew = time - this.#last > PAUSE;
    this.#last = time;
    const letter = key.toLowerCase();
    const isRepeat = !isNew && [...this.#typed].every((before) => before === letter);
    this.#typed = isNew ? letter : this.#typed + letter;
    const wanted = isRepeat ? letter : this.#typed;
    // A word that is still being typed may go on fitting the row it is at.
    const from = wanted.length > 1 ? Math.max(at, 0) : at + 1;
    for (let step = 0; step < names.length; step++) {
      const index = (from + step) % names.length;
      if (names[index]?.toLowerCase().startsWith(wanted)) return index;
    }
    return -1;
  }
}
