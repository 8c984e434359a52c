/** All in ms. The defaults are what people get; tests shorten them. */
export interface Timing {
  /** Between two pings. With `deadAfter` and `tick` it adds up to less than the 10 s in which a dead line is told. */
  readonly pingEvery: number;
  /** Awake time without any sign of life after a ping, after which the line counts as dead. */
  readonly deadAfter: number;
  /** How often the line is looked at. */
  readonly tick: number;
  /** From the attempt until the welcome message. */
  readonly handshake: number;
  /** At most one cursor message in this time: a frame at 60 Hz. */
  readonly cursorEvery: number;
  /** The first delay before connecting again; doubles with each failure. */
  readonly firstRetry: number;
  readonly longestRetry: number;
  /** Only a connection that lasted this long proves that connecting works again. */
  readonly stableAfter: number;
  /** Without a change for this long (up to half as long again) the text is compared with the server's. */
  readonly checkAfter: number;
}

export const DEFAULT_TIMING: Timing = {
  pingEvery: 2000,
  deadAfter: 6000,
  tick: 500,
  handshake: 10_000,
  cursorEvery: 16,
  firstRetry: 500,
  longestRetry: 10_000,
  stableAfter: 5000,
  checkAfter: 3000,
};
