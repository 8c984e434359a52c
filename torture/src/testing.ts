import type { Figure, Program } from './program.ts';

/**
 * A small part runs beside other tests, on code that is not compiled yet, on a machine that nobody has chosen: its counts
 * must be exact, its costs only of the right size. At full size the figure is the figure.
 */
const COST_ALLOWED_TIMES = 4;

/** Runs a small part of a program; gives what it did not reach, in words, with the seed to have it again. */
export async function missed(program: Program, scale: number): Promise<readonly string[]> {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const again = `npm run torture -- ${program.name} --seed ${seed} --scale ${scale}`;
  const log: string[] = [];
  const figures = await program.run({ seed, scale, log: (line) => log.push(line) });
  const failed = figures.filter(isMissed);
  if (failed.length === 0) return [];
  return [
    again,
    ...log,
    ...failed.map(({ what, measured, wanted }) => `${what}: ${measured} (wanted: ${wanted})`),
  ];
}

function isMissed({ isReached, timesTheMost = Number.POSITIVE_INFINITY }: Figure): boolean {
  // NaN, where nothing was measured, is missed.
  return !(isReached || timesTheMost <= COST_ALLOWED_TIMES);
}
