import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Results, ScenarioResult } from '../results.ts';
import { barChart } from './bar-chart.ts';
import { growthChart } from './growth-chart.ts';
import { type Chart, performanceDocument } from './performance-document.ts';

const DOCUMENT = fileURLToPath(new URL('../../../docs/performance.md', import.meta.url));
/** Beside the document: its charts, and the results it was made of. */
const FOLDER = 'performance';
/** In that folder: what people write about wishes that are missed, or nearly. A report leaves it as it is. */
const MISSED = 'missed.md';

/** Returns the document's path. */
export async function writeReport(results: Results): Promise<string> {
  const folder = join(dirname(DOCUMENT), FOLDER);
  await mkdir(folder, { recursive: true });
  const charts = new Map(results.scenarios.map((result) => [result.scenario, chartsOf(result)]));
  for (const chart of [...charts.values()].flat()) await writeFile(join(folder, chart.name), chart.svg);
  await writeFile(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(DOCUMENT, performanceDocument(results, charts, FOLDER, await textOf(join(folder, MISSED))));
  return DOCUMENT;
}

/** Nothing where there is no such file. */
async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function chartsOf(result: ScenarioResult): readonly Chart[] {
  const bars = result.chart === null ? null : barChart(result, result.chart);
  const growth = growthChart(result);
  return [
    ...(bars === null ? [] : [{ name: `${result.scenario}.svg`, svg: bars }]),
    ...(growth === null ? [] : [{ name: `${result.scenario}-growth.svg`, svg: growth }]),
  ];
}
