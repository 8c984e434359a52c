import { PEER } from '../peers/peer-names.ts';
import { figureOf, type ScenarioResult } from '../results.ts';
import { inDigits } from './digits.ts';
import { drawing, heading, label, OURS, round, THEIRS } from './svg.ts';

const WIDTH = 720;
const LEFT = 190;
/** Room for the figure behind the longest bar. */
const RIGHT = 80;
const BAR = 16;
const ROW = 22;
const TITLE = 28;
const EDGE = 12;

/** A group of bars for each variant that was measured of several; null where there is none. */
export function barChart(result: ScenarioResult, figure: string): string | null {
  const groups = result.variants.map(({ label: name, peers }) => ({
    name,
    bars: peers.flatMap((peer) => {
      const value = figureOf(result, name, peer.name, figure);
      return value === undefined ? [] : [{ name: peer.name, value }];
    }),
  }));
  const shown = groups.filter(({ bars }) => bars.length > 1);
  if (shown.length === 0) return null;
  const parts: string[] = [];
  let y = EDGE;
  for (const { name, bars } of shown) {
    parts.push(heading(EDGE, y + 14, `${name}: ${result.figures[figure] ?? figure}`));
    y += TITLE;
    const longest = Math.max(...bars.map(({ value }) => value));
    for (const bar of bars) {
      const length = Math.max(1, (bar.value / longest) * (WIDTH - LEFT - RIGHT));
      const fill = bar.name === PEER.coedit ? OURS : THEIRS;
      parts.push(
        label(LEFT - 8, y + 12, bar.name, undefined, 'end'),
        `<rect x="${LEFT}" y="${y}" width="${round(length)}" height="${BAR}" rx="2" fill="${fill}"/>`,
        label(LEFT + length + 6, y + 12, inDigits(bar.value)),
      );
      y += ROW;
    }
    y += EDGE;
  }
  return drawing(WIDTH, y, `${result.scenario}: ${result.summary}`, parts);
}
