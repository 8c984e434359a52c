import type { ScenarioResult, VariantResult } from '../results.ts';
import { inDigits } from './digits.ts';
import { type Verdict, verdictsOf } from './verdict.ts';

/** The tables of a scenario and what of it was reached, as Markdown. */
export function scenarioInTables(result: ScenarioResult): string {
  const tables = result.variants.map((variant) => variantTable(variant, result.figures));
  const verdicts = verdictsOf(result).map(lineOf);
  const skipped = result.skipped.map((line) => `- skipped: ${line}`);
  const lines = [...verdicts, ...skipped];
  return [
    `### ${result.scenario}: ${result.summary}`,
    ...tables,
    ...(lines.length > 0 ? [lines.join('\n')] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Only the figures that this variant has. */
function variantTable({ label, rounds, peers }: VariantResult, figures: ScenarioResult['figures']): string {
  const names = Object.keys(figures).filter((name) => peers.some(({ medians }) => medians[name] != null));
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `**${label}** (${rounds === 1 ? 'one round' : `${rounds} rounds`})`,
    '',
    row(['', ...names.map((name) => figures[name] ?? name)]),
    row(['---', ...names.map(() => '---:')]),
    ...peers.map(({ name, medians }) =>
      row([name, ...names.map((figure) => inDigits(medians[figure] ?? Number.NaN))]),
    ),
  ].join('\n');
}

export function mark({ isReached }: Verdict): string {
  if (isReached === null) return '–';
  return isReached ? '✓' : '✗';
}

function lineOf(verdict: Verdict): string {
  return `- ${mark(verdict)} ${verdict.what}: ${verdict.measured} (wanted: ${verdict.wanted})`;
}
