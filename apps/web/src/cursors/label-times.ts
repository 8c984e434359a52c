import type { UserId } from '@coedit/protocol';

/** ms a name stays after its owner has last moved or typed. */
const SHOWN = 2000;
/** ms after "show names now". */
const SHOWN_LONGER = 5000;
/** ms of fading, as in cursors.css. */
const FADING = 250;

export type LabelPhase = 'shown' | 'fading' | 'hidden';

/** Until when each name is shown. Knows no clock: the time is a parameter. */
export class LabelTimes {
  readonly #until = new Map<UserId, number>();

  show(userId: UserId, now: number): void {
    this.#extend(userId, now + SHOWN);
  }

  showLonger(userId: UserId, now: number): void {
    this.#extend(userId, now + SHOWN_LONGER);
  }

  phaseOf(userId: UserId, now: number): LabelPhase {
    const until = this.#until.get(userId);
    if (until === undefined) return 'hidden';
    if (now < until) return 'shown';
    if (now < until + FADING) return 'fading';
    this.#until.delete(userId);
    return 'hidden';
  }

  /** When the next name begins to fade or is gone; null: nothing changes by itself. */
  nextChange(now: number): number | null {
    const changes = [...this.#until.values()].map((until) => (now < until ? until : until + FADING));
    return changes.length === 0 ? null : Math.min(...changes);
  }

  #extend(userId: UserId, until: number): void {
    this.#until.set(userId, Math.max(until, this.#until.get(userId) ?? 0));
  }
}
