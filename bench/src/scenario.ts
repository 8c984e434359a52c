import type { Peer, RunningPeer } from './peers/peer.ts';

/** Figures by name; which unit each has, the scenario tells. */
export type Measurement = Readonly<Record<string, number>>;

export interface Setting {
  /** How long a load goes on that has no end of its own. */
  readonly seconds: number;
}

export interface Variant {
  readonly label: string;
  /** The names of those it makes sense for. Default: those of the scenario. */
  readonly peers?: readonly string[];
  /** At most, where a figure varies little and a round takes long. */
  readonly rounds?: number;
  measure(peer: RunningPeer, setting: Setting): Promise<Measurement>;
}

/** What Coedit is to reach: of the medians of one run, or of how they grow. */
export interface Target {
  /** In words, for the report. */
  readonly what: string;
  readonly variant: string;
  readonly figure: string;
  /** Compared with that of this peer: how many times as much, or how much more. Default: as it is. */
  readonly against?: { readonly peer: string; readonly as: 'times' | 'more' };
  readonly least?: number;
  readonly most?: number;
}

/** One figure over the size of the work: `figure` = constant × `size` to the power of the exponent. */
export interface Growth {
  readonly what: string;
  readonly figure: string;
  readonly points: readonly { readonly variant: string; readonly size: number }[];
  /** 1: in proportion. */
  readonly mostExponent: number;
}

export interface Scenario {
  readonly name: string;
  /** One line: what is done. */
  readonly summary: string;
  readonly peers: readonly string[];
  /** Where those are no servers of documents: they are started for this scenario alone. */
  readonly ownPeers?: readonly Peer[];
  readonly variants: readonly Variant[];
  /** What each figure is, with its unit, in the order of the table's columns. */
  readonly figures: Readonly<Record<string, string>>;
  /** The one that the chart shows. Default: none. */
  readonly chart?: string;
  readonly targets: readonly Target[];
  readonly growths?: readonly Growth[];
}
