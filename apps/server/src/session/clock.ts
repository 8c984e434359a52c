/** Time as the core sees it: a parameter, so that tests move it instead of sleeping. */
export interface Clock {
  /** ms since 1970. */
  now(): number;
  /** Runs once, `ms` from now, unless cancelled. Cancelling late or twice is fine. */
  after(ms: number, run: () => void): Cancel;
  /** The same, behind what others send in the same moment: after some turns of the event loop. */
  soon(run: () => void): Cancel;
}

export type Cancel = () => void;

/** `count` bytes that nobody can guess. A parameter, so that tests can fix them. */
export type RandomBytes = (count: number) => Uint8Array;
