/** How often each value is there: whether one is taken is known without looking at all who could have it. */
export class Tally<Value> {
  readonly #counts = new Map<Value, number>();

  count(value: Value): number {
    return this.#counts.get(value) ?? 0;
  }

  add(value: Value): void {
    this.#counts.set(value, this.count(value) + 1);
  }

  remove(value: Value): void {
    const left = this.count(value) - 1;
    if (left > 0) this.#counts.set(value, left);
    else this.#counts.delete(value);
  }
}
