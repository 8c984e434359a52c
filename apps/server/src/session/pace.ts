const LEAST = 32;
const MOST = 1024;
const LEAST_BYTES = 8 * 1024;
const MOST_BYTES = 128 * 1024;
const QUICK_MS = 2;
const SLOW_MS = 9;

/** How much goes into one part of a large update: as much as takes a few milliseconds, whatever its pieces cost. */
export class Pace {
  pieces = 64;
  bytes = 32 * 1024;

  took(ms: number): void {
    if (ms <= QUICK_MS) {
      this.pieces = Math.min(MOST, this.pieces * 2);
      this.bytes = Math.min(MOST_BYTES, this.bytes * 2);
    } else if (ms >= SLOW_MS) {
      this.pieces = Math.max(LEAST, this.pieces >> 1);
      this.bytes = Math.max(LEAST_BYTES, this.bytes >> 1);
    }
  }
}
