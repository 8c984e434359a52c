/** What every program is given; each prints its seed, so that what failed can be had again. */
export interface Options {
  readonly seed: number;
  /** Of the full size (1): `npm test` runs a small part of each program. Sizes are rounded up, so nothing is left out. */
  readonly scale: number;
  readonly log: (line: string) => void;
}

/** A figure that was measured, with what it has to be. */
export interface Figure {
  readonly what: string;
  /** With its unit, as it is to be read. */
  readonly measured: string;
  readonly wanted: string;
  readonly isReached: boolean;
  /** For costs only: what was measured, divided by what is wanted at most. */
  readonly timesTheMost?: number;
}

/** One kind of fault or attack. Rejects only when it could not be carried out; what it found is in the figures. */
export interface Program {
  readonly name: string;
  /** One line: what is done and what must hold. */
  readonly summary: string;
  run(options: Options): Promise<readonly Figure[]>;
}
