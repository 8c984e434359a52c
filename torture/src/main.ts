import { parseArgs } from 'node:util';
import type { Figure, Program } from './program.ts';
import { PROGRAMS } from './programs.ts';

const USAGE = `Usage: npm run torture -- [PROGRAM …] [--seed N] [--scale N]
  --seed N   the same faults again (printed at the start)
  --scale N  a part of the full size, like 0.1

${PROGRAMS.map(({ name, summary }) => `  ${name.padEnd(14)} ${summary}`).join('\n')}`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      scale: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const scale = Number(values.scale);
  if (!Number.isSafeInteger(seed) || !(scale > 0)) throw new Error(USAGE);
  const chosen = choose(positionals);
  let missed = 0;
  for (const program of chosen) missed += await carryOut(program, seed, scale);
  console.log(missed === 0 ? 'All figures are reached.' : `${missed} figures are missed.`);
  if (missed > 0) process.exitCode = 1;
}

function choose(names: readonly string[]): readonly Program[] {
  if (names.length === 0) return PROGRAMS;
  return names.map((name) => {
    const program = PROGRAMS.find((candidate) => candidate.name === name);
    if (program === undefined) throw new Error(`There is no program “${name}”.\n${USAGE}`);
    return program;
  });
}

async function carryOut(program: Program, seed: number, scale: number): Promise<number> {
  console.log(`── ${program.name}: ${program.summary}\n   --seed ${seed} --scale ${scale}`);
  const begun = performance.now();
  const figures = await program.run({ seed, scale, log: (line) => console.log(`   ${line}`) });
  for (const figure of figures) console.log(line(figure));
  console.log(`   ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  return figures.filter(({ isReached }) => !isReached).length;
}

function line({ what, measured, wanted, isReached }: Figure): string {
  return `   ${isReached ? '✓' : '✗'} ${what}: ${measured} (wanted: ${wanted})`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
