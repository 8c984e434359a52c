import type { Results, ScenarioResult } from '../results.ts';
import { mark, scenarioInTables } from './tables.ts';
import { type Verdict, verdictsOf } from './verdict.ts';

/** A file beside the document. */
export interface Chart {
  readonly name: string;
  readonly svg: string;
}

/** Of the page, which a program of its own measures. Left out when the results have its scenario. */
const PAGE_SCENARIO = 'page';
const PAGE: readonly (readonly [what: string, wanted: string])[] = [
  ['key pressed → painted on the other screen: p95 above the sender’s own, ms', '≤ 50'],
  ['50 remote cursors at 20 Hz in one page: script per frame, ms', '≤ 2'],
  ['first keystroke possible', '≤ 1.25 × a bare Monaco page'],
];

const HOW = `## How it is measured

Each server runs in a process of its own and starts anew for every measurement; the servers take turns within each round, so what
else the machine does hits all of them alike, and the figures are medians over the rounds. They are worth as ratios within one run; on
another machine or another day the numbers themselves differ. Coedit runs as it ships, with every check, the journal on disk and
acknowledgements; only its limits on load are raised. The relays neither check nor keep anything, y-websocket's and Hocuspocus'
servers keep documents in memory.

Processor time and memory of a server are the operating system's figures for its process (Linux: \`schedstat\`, \`statm\`). The load generator
speaks raw TCP and looks for marks in the bytes instead of parsing messages; "generator busy" is its share of a core: near 1 it is the
generator that is measured. Times are from before a frame is written until its bytes are back, in the same process, so no two clocks are
compared. "Memory per connection" is what the server's resident memory grew by while they joined, shared among them.

A growth's exponent is the slope of the straight line through the points when both axes are logarithmic: 0 is constant, 1 is linear.

\`npm run bench -- --help\` tells the scenarios. The smoke version, which checks counts and bytes and no times, is part of \`npm test\`
(\`bench/src/smoke/\`).
`;

/** `docs/performance.md`, as Markdown. `charts`: by scenario. `missed`: written by people, why a wish is not reached; or nothing. */
export function performanceDocument(
  results: Results,
  charts: ReadonlyMap<string, readonly Chart[]>,
  folder: string,
  missed = '',
): string {
  const sections = results.scenarios.map((result) =>
    sectionOf(result, charts.get(result.scenario) ?? [], folder),
  );
  return [
    '# Performance',
    '',
    'Made by `npm run bench -- all --report`, or by `npm run bench -- report` from results; not written by hand, but where it says so.',
    '',
    ...surroundings(results),
    '',
    '## Wanted and measured',
    '',
    ...wantedTable(results.scenarios),
    '',
    ...(missed === '' ? [] : ['## What is missed, and why', '', missed]),
    HOW,
    '## The scenarios',
    '',
    ...sections,
  ].join('\n');
}

function surroundings({ date, machine, versions }: Results): readonly string[] {
  const { processor, cores, memoryGigabytes, system } = machine;
  return [
    `- measured: ${date.slice(0, 16).replace('T', ' ')} UTC`,
    `- machine: ${processor}, ${cores} cores, ${memoryGigabytes} GB, ${system}; servers and load on the same machine`,
    `- versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
  ];
}

function wantedTable(scenarios: readonly ScenarioResult[]): readonly string[] {
  const verdicts = scenarios.flatMap(verdictsOf);
  const row = (verdict: Verdict): string =>
    `| ${verdict.what} | ${verdict.wanted} | ${verdict.measured} | ${mark(verdict)} | ${verdict.command === '' ? '–' : `\`${verdict.command}\``} |`;
  return [
    '| what | wanted | measured | reached | command |',
    '| --- | --- | --- | --- | --- |',
    ...[...verdicts, ...pageVerdicts(scenarios)].map(row),
  ];
}

function pageVerdicts(scenarios: readonly ScenarioResult[]): readonly Verdict[] {
  if (scenarios.some(({ scenario }) => scenario === PAGE_SCENARIO)) return [];
  return PAGE.map(([what, wanted]) => ({
    what,
    wanted,
    measured: 'not measured here',
    isReached: null,
    command: '',
  }));
}

function sectionOf(result: ScenarioResult, charts: readonly Chart[], folder: string): string {
  const images = charts.map(({ name }) => `![${result.scenario}: ${result.summary}](${folder}/${name})\n`);
  return `${[scenarioInTables(result), ...images].join('\n')}\n\`${result.command}\` took ${result.secondsTaken} s.\n`;
}
