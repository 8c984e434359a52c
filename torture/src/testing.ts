import type { Program } from './program.ts';

/** Runs a small part of a program; gives what it did not reach, in words, with the seed to have it again. */
export async function missed(program: Program, scale: number): Promise<readonly string[]> {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const again = `npm run torture -- ${program.name} --seed ${seed} --scale ${scale}`;
  const log: string[] = [];
  const figures = await program.run({ seed, scale, log: (line) => log.push(line) });
  const failed = figures.filter(({ isReached }) => !isReached);
  if (failed.length === 0) return [];
  return [
    again,
    ...log,
    ...failed.map(({ what, measured, wanted }) => `${what}: ${measured} (wanted: ${wanted})`),
  ];
}
