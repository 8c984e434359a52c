/**
 * Which of a connection's sync messages (step 2 and update) are saved.
 *
 * Invariant: the number told never passes a message whose content is not in stable storage. A message that was not
 * taken (clock gap, read-only, refused) therefore holds the number back until a later step 2 is taken: a step 2 holds
 * everything its sender has, so it covers what was refused before it.
 */
export class SyncLedger {
  #received = 0;
  /** First message not taken and not yet covered; 0: none. */
  #blockedAt = 0;
  /** Messages taken, with the journal position that must be committed for them. Both ascend. */
  readonly #waiting: { readonly message: number; readonly position: number }[] = [];
  #committed = 0;
  #told = 0;

  /** Counts a step 2 or update, before anything is decided about it. */
  received(): void {
    this.#received += 1;
  }

  /** The message counted last was taken; it is saved when the journal has committed `position`. */
  taken(position: number, kind: 'step2' | 'update'): void {
    if (kind === 'step2') this.#blockedAt = 0;
    const last = this.#waiting.at(-1);
    // Messages at one position are saved together: one entry is enough.
    if (last !== undefined && last.position === position) this.#waiting.pop();
    this.#waiting.push({ message: this.#received, position });
  }

  /** The message counted last was not taken. */
  refused(): void {
    if (this.#blockedAt === 0) this.#blockedAt = this.#received;
  }

  /** Returns the number to tell the client now, or null when it knows already. */
  committed(position: number): number | null {
    let done = 0;
    for (const entry of this.#waiting) {
      if (entry.position > position) break;
      this.#committed = entry.message;
      done += 1;
    }
    if (done > 0) this.#waiting.splice(0, done);
    const saved = this.#blockedAt === 0 ? this.#committed : Math.min(this.#committed, this.#blockedAt - 1);
    if (saved <= this.#told) return null;
    this.#told = saved;
    return saved;
  }
}
