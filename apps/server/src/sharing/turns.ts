/**
 * One after the other, for each key. Owners' decisions about one session take turns: two that were each fine alone (each
 * of two owners removes the other, each of two owner links is revoked) would together leave nobody in charge.
 */
export class Turns<Key> {
  readonly #last = new Map<Key, Promise<unknown>>();

  take<T>(key: Key, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(key, mine);
    const done = (): void => {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    };
    mine.then(done, done);
    return mine;
  }
}
