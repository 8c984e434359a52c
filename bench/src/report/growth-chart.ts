import type { ScenarioResult } from '../results.ts';
import type { Growth } from '../scenario.ts';
import { inDigits } from './digits.ts';
import { exponentOf, type Point } from './exponent.ts';
import { drawing, FAINT, heading, label, OURS, round } from './svg.ts';
import { pointsOf } from './verdict.ts';

const WIDTH = 720;
const PANEL = 170;
const LEFT = 90;
const RIGHT = 60;
const TOP = 34;
const BOTTOM = 30;

/** A panel for each, both axes logarithmic: a straight line as steep as the grey one is linear. */
export function growthChart(result: ScenarioResult): string | null {
  const panels = result.growths
    .map((growth) => ({ growth, points: pointsOf(growth, result) }))
    .filter(({ points }) => points.length > 1);
  if (panels.length === 0) return null;
  const parts = panels.flatMap(({ growth, points }, index) =>
    panel(growth, points, index * PANEL, result.figures[growth.figure] ?? growth.figure),
  );
  return drawing(WIDTH, panels.length * PANEL, `${result.scenario}: ${result.summary}`, parts);
}

function panel(growth: Growth, points: readonly Point[], top: number, unit: string): readonly string[] {
  const first = points[0] ?? { size: 1, value: 1 };
  const last = points.at(-1) ?? first;
  const linear = { size: last.size, value: (first.value * last.size) / first.size };
  const values = [...points, linear].map(({ value }) => value);
  const x = axis(first.size, last.size, LEFT, WIDTH - RIGHT);
  const y = axis(Math.min(...values), Math.max(...values), top + PANEL - BOTTOM, top + TOP);
  const place = ({ size, value }: Point): string => `${round(x(size))},${round(y(value))}`;
  const title = `${growth.what}, ${unit}: exponent ${exponentOf(points).toFixed(2)}`;
  return [
    heading(12, top + 18, title),
    `<polyline points="${place(first)} ${place(linear)}" fill="none" stroke="${FAINT}" stroke-dasharray="4 4"/>`,
    `<polyline points="${points.map(place).join(' ')}" fill="none" stroke="${OURS}" stroke-width="2"/>`,
    ...points.flatMap((point) => [
      `<circle cx="${round(x(point.size))}" cy="${round(y(point.value))}" r="3" fill="${OURS}"/>`,
      label(x(point.size), y(point.value) - 8, inDigits(point.value), undefined, 'middle'),
      label(x(point.size), top + PANEL - 10, point.size.toLocaleString('en'), FAINT, 'middle'),
    ]),
  ];
}

/** From a value to a place between two ends. */
function axis(least: number, most: number, from: number, to: number): (value: number) => number {
  const span = Math.log(most) - Math.log(least);
  return (value) => (span === 0 ? from : from + ((Math.log(value) - Math.log(least)) / span) * (to - from));
}
