/** A message that was taken, with the journal position that must be committed for it. */
interface Taken {
  readonly message: number;
  readonly position: number;
  /** The newest step 2 up to this message at this position; 0: none. */
  readonly step2: number;
}

/**
 * Which of a connection's sync messages (step 2 and update) are saved.
 *
 * Invariant: the number told never passes a message whose content is not in stable storage. A message that was not
 * taken (clock gap, read-only, refused) therefore holds the number back until a later step 2 is committed: a step 2
 * holds everything its sender has, so it covers what was refused before it. One that comes in parts, back to back, covers
 * nothing when one of them was refused: the others do not hold what that one held.
 */
export class SyncLedger {
  #received = 0;
  /** Messages not taken and not yet covered, ascending. Of several between two step 2 only the first is kept. */
  #refused: number[] = [];
  #newestStep2 = 0;
  /** A part of the step 2 that is coming in was refused. */
  #isStep2Broken = false;
  /** Messages and positions both ascend. */
  readonly #waiting: Taken[] = [];
  #committed = 0;
  #told = 0;

  /** Nothing of it was refused without a later step 2 that was taken. */
  get isWhole(): boolean {
    return this.#refused.length === 0;
  }

  /** Counts a step 2 or update, before anything is decided about it. */
  received(): void {
    this.#received += 1;
  }

  /** Something else than a step 2 came: the next step 2 is not another part of the one before. */
  step2Ended(): void {
    this.#isStep2Broken = false;
  }

  /** The message counted last was taken; it is saved when the journal has committed `position`. */
  taken(position: number, kind: 'step2' | 'update'): void {
    const covers = kind === 'step2' && !this.#isStep2Broken;
    if (covers) this.#newestStep2 = this.#received;
    const last = this.#waiting.at(-1);
    // Messages at one position are saved together: one entry is enough.
    const joined = last !== undefined && last.position === position ? this.#waiting.pop() : undefined;
    const step2 = covers ? this.#received : (joined?.step2 ?? 0);
    this.#waiting.push({ message: this.#received, position, step2 });
  }

  /** The message counted last was not taken. */
  refused(kind: 'step2' | 'update'): void {
    if (kind === 'step2') this.#isStep2Broken = true;
    const last = this.#refused.at(-1);
    if (last === undefined || last < this.#newestStep2) this.#refused.push(this.#received);
  }

  /** Returns the number to tell the client now, or null when it knows already. */
  committed(position: number): number | null {
    let done = 0;
    for (const { message, position: needed, step2 } of this.#waiting) {
      if (needed > position) break;
      this.#committed = message;
      if (step2 > 0) this.#refused = this.#refused.filter((number) => number > step2);
      done += 1;
    }
    if (done > 0) this.#waiting.splice(0, done);
    const [blockedAt] = this.#refused;
    const saved = blockedAt === undefined ? this.#committed : Math.min(this.#committed, blockedAt - 1);
    if (saved <= this.#told) return null;
    this.#told = saved;
    return saved;
  }
}
