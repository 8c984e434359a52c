import { PEER } from '../peers/peer-names.ts';
import { figureOf, type ScenarioResult } from '../results.ts';
import type { Growth, Target } from '../scenario.ts';
import { inDigits, inShortDigits } from './digits.ts';
import { exponentOf, type Point } from './exponent.ts';

/** One line of what was wanted and what came. */
export interface Verdict {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  /** Null: not measured. */
  readonly isReached: boolean | null;
  readonly command: string;
}

export function verdictsOf(result: ScenarioResult): readonly Verdict[] {
  return [
    ...result.targets.map((target) => targetVerdict(target, result)),
    ...result.growths.map((growth) => growthVerdict(growth, result)),
  ];
}

function targetVerdict(target: Target, result: ScenarioResult): Verdict {
  const { what, against, least, most } = target;
  const { command } = result;
  const unit =
    against === undefined ? '' : against.as === 'times' ? ` × ${against.peer}` : ` more than ${against.peer}`;
  const wanted =
    least === undefined
      ? `≤ ${inShortDigits(most ?? Number.NaN)}${unit}`
      : `≥ ${inShortDigits(least)}${unit}`;
  const value = compared(target, result);
  if (value === undefined) return { what, wanted, measured: 'not measured', isReached: null, command };
  return {
    what,
    wanted,
    measured: `${inDigits(value)}${unit === '' ? '' : againstInWords(target, result)}`,
    isReached: value >= (least ?? Number.NEGATIVE_INFINITY) && value <= (most ?? Number.POSITIVE_INFINITY),
    command,
  };
}

function compared({ variant, figure, against }: Target, result: ScenarioResult): number | undefined {
  const ours = figureOf(result, variant, PEER.coedit, figure);
  if (against === undefined || ours === undefined) return ours;
  const theirs = figureOf(result, variant, against.peer, figure);
  if (theirs === undefined) return undefined;
  return against.as === 'times' ? ours / theirs : ours - theirs;
}

function againstInWords({ variant, figure, against }: Target, result: ScenarioResult): string {
  const ours = figureOf(result, variant, PEER.coedit, figure) ?? Number.NaN;
  const theirs = figureOf(result, variant, against?.peer ?? '', figure) ?? Number.NaN;
  return `${against?.as === 'times' ? ' ×' : ' more'} (${inDigits(ours)} against ${inDigits(theirs)})`;
}

export function pointsOf(growth: Growth, result: ScenarioResult): readonly Point[] {
  return growth.points.flatMap(({ variant, size }) => {
    const value = figureOf(result, variant, PEER.coedit, growth.figure);
    return value === undefined ? [] : [{ size, value }];
  });
}

function growthVerdict(growth: Growth, result: ScenarioResult): Verdict {
  const points = pointsOf(growth, result);
  const exponent = exponentOf(points);
  const isMeasured = Number.isFinite(exponent);
  return {
    what: `${growth.what}: exponent (1 is linear)`,
    wanted: `≤ ${growth.mostExponent}`,
    measured: isMeasured ? exponent.toFixed(2) : 'not measured',
    isReached: isMeasured ? exponent <= growth.mostExponent : null,
    command: result.command,
  };
}
