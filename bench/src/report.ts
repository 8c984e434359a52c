import { inDigits, type ScenarioResult } from './run-scenario.ts';
import type { Scenario, Target } from './scenario.ts';

const SUBJECT = 'Coedit';

/** The tables of a scenario and what of it was reached, as Markdown. */
export function reportOf(scenario: Scenario, result: ScenarioResult): string {
  const names = Object.keys(scenario.figures);
  const tables = result.variants.map(({ label, peers }) =>
    [
      `#### ${label}`,
      '',
      `| | ${Object.values(scenario.figures).join(' | ')} |`,
      `| --- | ${names.map(() => '---:').join(' | ')} |`,
      ...peers.map(
        ({ name, medians }) =>
          `| ${name} | ${names.map((figure) => inDigits(medians[figure] ?? Number.NaN)).join(' | ')} |`,
      ),
      '',
    ].join('\n'),
  );
  const skipped = result.skipped.map((line) => `Skipped: ${line}.`);
  const targets = scenario.targets.map((target) => lineOf(target, result));
  return [`### ${scenario.name}: ${scenario.summary}`, '', ...tables, ...targets, ...skipped, ''].join('\n');
}

function lineOf(target: Target, result: ScenarioResult): string {
  const peers = result.variants.find(({ label }) => label === target.variant)?.peers;
  const of = (name: string): number | undefined =>
    peers?.find((peer) => peer.name === name)?.medians[target.figure];
  const [ours, theirs] = [of(SUBJECT), of(target.peer)];
  const wanted = target.least === undefined ? `at most ${target.most}` : `at least ${target.least}`;
  const what = `${target.variant}: ${target.figure} is × that of ${target.peer}`;
  if (ours === undefined || theirs === undefined) return `- not measured: ${what} (wanted: ${wanted})`;
  const ratio = ours / theirs;
  const isReached = ratio >= (target.least ?? 0) && ratio <= (target.most ?? Number.POSITIVE_INFINITY);
  return `- ${isReached ? '✓' : '✗'} ${what.replace('×', `${inDigits(ratio)} ×`)} (wanted: ${wanted})`;
}
