import type { Place } from './list-place.ts';

/**
 * What a walk to the right came by, and since when nothing is settled. Told from places only when somebody asks, which
 * hardly ever happens: a walk past fifty thousand letters leaves nothing behind.
 */
export class Walk {
  private readonly first: Place | null;
  private readonly next: (place: Place) => Place | null;
  private count = 0;
  private settledAt = 0;
  private numbers: Map<Place, number> | null = null;

  constructor(first: Place | null, next: (place: Place) => Place | null) {
    this.first = first;
    this.next = next;
  }

  passed(place: Place): void {
    this.count += 1;
    this.numbers?.set(place, this.count);
  }

  settled(): void {
    this.settledAt = this.count;
  }

  hasPassed(place: Place): boolean {
    return this.numberOf(place) > 0;
  }

  hasPassedSinceSettled(place: Place): boolean {
    return this.numberOf(place) > this.settledAt;
  }

  /** Counted from 1; 0: not passed. */
  private numberOf(place: Place): number {
    this.numbers ??= this.numbered();
    return this.numbers.get(place) ?? 0;
  }

  /** Goes the same way again: once in a walk at most. */
  private numbered(): Map<Place, number> {
    const numbers = new Map<Place, number>();
    for (let place = this.first; place !== null && numbers.size < this.count; place = this.next(place))
      numbers.set(place, numbers.size + 1);
    return numbers;
  }
}
