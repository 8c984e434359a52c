import type { Fate } from '@coedit/instance';
import type { Random } from '@coedit/protocol/testing';

export interface BadLine {
  /** ms, at most, that a piece waits; each connection has a most of its own below it. */
  readonly delay: number;
  /** Of all connections, from 0 to 1. */
  readonly cut: number;
  readonly blackHole: number;
  /** A connection's end comes somewhere in its first so many bytes. */
  readonly withinBytes: number;
}

/** Decides, by its seed, what becomes of each connection of a `Line`. */
export function badLine(random: Random, { delay, cut, blackHole, withinBytes }: BadLine): () => Fate {
  return () => {
    const most = random.below(delay + 1);
    // Half of the connections do not wait at all: what a delay hides shows there.
    const wait = random.chance(0.5) ? undefined : () => (random.chance(0.3) ? random.below(most + 1) : 0);
    const fate = random.next();
    const afterBytes = random.below(withinBytes);
    const by = fate < cut ? 'cut' : 'black-hole';
    return {
      ...(wait === undefined ? {} : { delay: wait }),
      ...(fate < cut + blackHole ? { end: { afterBytes, by } as const } : {}),
    };
  };
}
