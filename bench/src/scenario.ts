import type { RunningPeer } from './peers/peer.ts';

/** Figures by name; which unit each has, the scenario tells. */
export type Measurement = Readonly<Record<string, number>>;

export interface Variant {
  readonly label: string;
  measure(peer: RunningPeer): Promise<Measurement>;
}

/** What Coedit is to reach against a peer, as a ratio of the medians of one run. */
export interface Target {
  readonly variant: string;
  readonly figure: string;
  readonly peer: string;
  readonly least?: number;
  readonly most?: number;
}

export interface Scenario {
  readonly name: string;
  /** One line: what is done. */
  readonly summary: string;
  readonly variants: readonly Variant[];
  /** What each figure is, with its unit, in the order of the table's columns. */
  readonly figures: Readonly<Record<string, string>>;
  readonly targets: readonly Target[];
}
