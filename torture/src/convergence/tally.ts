/** How often each kind of thing was really done: a run that does nothing must not pass. */
export class Tally<Kind extends string> {
  readonly #counts = new Map<Kind, number>();

  constructor(kinds: readonly Kind[]) {
    for (const kind of kinds) this.#counts.set(kind, 0);
  }

  add(kind: Kind, count = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
  }

  get total(): number {
    let total = 0;
    for (const count of this.#counts.values()) total += count;
    return total;
  }

  entries(): readonly (readonly [Kind, number])[] {
    return [...this.#counts];
  }
}
