import type { Figure } from './program.ts';

/** What must not happen, or must be so exactly. */
export function exactly(what: string, measured: number, wanted = 0): Figure {
  return { what, measured: `${measured}`, wanted: `${wanted}`, isReached: measured === wanted };
}

/** What must have taken place, so that nothing passes without having done anything. */
export function atLeast(what: string, measured: number, least: number): Figure {
  return { what, measured: `${measured}`, wanted: `${least} or more`, isReached: measured >= least };
}

/** What is counted: the same on every machine. */
export function atMost(what: string, measured: number, most: number, unit: string): Figure {
  return {
    what,
    measured: `${measured} ${unit}`,
    wanted: `${most} ${unit} or less`,
    isReached: measured <= most,
  };
}

/** What it costs, in ms or MiB: as much the machine's as the program's. */
export function costAtMost(what: string, measured: number, most: number, unit: string): Figure {
  return { ...atMost(what, measured, most, unit), timesTheMost: measured / most };
}
