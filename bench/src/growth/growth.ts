import type { RunningPeer } from '../peers/peer.ts';
import { PEER } from '../peers/peer-names.ts';
import type { Growth, Measurement, Scenario, Variant } from '../scenario.ts';
import { withClients, withLength, withSessions } from './growing.ts';

interface Point extends Variant {
  readonly size: number;
}

function points(
  sizes: readonly number[],
  label: (size: number) => string,
  measure: (peer: RunningPeer, size: number, seconds: number) => Promise<Measurement>,
): readonly Point[] {
  return sizes.map((size) => ({
    size,
    label: label(size),
    rounds: 1,
    measure: (peer, { seconds }) => measure(peer, size, seconds),
  }));
}

const CLIENTS = points([10, 50, 200], (size) => `${size} clients in one session`, withClients);
const SESSIONS = points(
  [10, 100, 1_000],
  (size) => `${size.toLocaleString('en')} sessions of two, as many edits in all`,
  withSessions,
);
const LENGTHS = points(
  [10_000, 60_000, 500_000, 4_000_000],
  (size) => `a document of ${(size / 1000).toLocaleString('en')} kB`,
  withLength,
);

/** Linear, and what noise adds to it. */
const LINEAR = 1.15;

function growth(what: string, figure: string, of: readonly Point[]): Growth {
  return {
    what,
    figure,
    points: of.map(({ label, size }) => ({ variant: label, size })),
    mostExponent: LINEAR,
  };
}

export const GROWTH: Scenario = {
  name: 'growth',
  summary: 'what an edit and a join cost as the work grows: is anything worse than linear?',
  peers: [PEER.coedit],
  variants: [...CLIENTS, ...SESSIONS, ...LENGTHS],
  figures: {
    microsecondsPerEdit: 'server CPU µs/edit',
    warm: 'warm join ms',
    cold: 'join after a restart ms',
  },
  targets: [],
  growths: [
    growth('CPU of an edit over the clients who get it', 'microsecondsPerEdit', CLIENTS),
    growth('CPU of an edit over the sessions there are', 'microsecondsPerEdit', SESSIONS),
    growth('CPU of an edit over the length of the document', 'microsecondsPerEdit', LENGTHS),
    growth('warm join over the length of the document', 'warm', LENGTHS),
    growth('join after a restart over the length of the document', 'cold', LENGTHS),
  ],
};
