import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { CURSORS } from './cursors/cursors.ts';
import { FAN_OUT } from './fan-out/fan-out.ts';
import { GROWTH } from './growth/growth.ts';
import { IDLE_CONNECTIONS } from './idle/idle.ts';
import { joinScenario } from './join/join.ts';
import { LATENCY } from './latency/latency.ts';
import { type Options, readOptions } from './options.ts';
import { PAGE } from './page/page.ts';
import { COEDIT } from './peers/coedit.ts';
import { HOCUSPOCUS, STORING_HOCUSPOCUS } from './peers/hocuspocus.ts';
import { FRAMED_RELAY, NAIVE_RELAY, Y_WEBSOCKET } from './peers/plain.ts';
import { generatedTrace } from './replay/generated-trace.ts';
import { readTrace, type Trace } from './replay/trace.ts';
import { scenarioInTables } from './report/tables.ts';
import { writeReport } from './report/write-report.ts';
import type { Results, ScenarioResult } from './results.ts';
import { runScenario } from './run-scenario.ts';
import { SAVED } from './saved/saved.ts';
import type { Scenario } from './scenario.ts';
import { SESSIONS } from './sessions/sessions.ts';
import { theseVersions, thisMachine } from './surroundings.ts';
import { traceScenario } from './trace/trace-scenario.ts';

const PEERS = [NAIVE_RELAY, FRAMED_RELAY, Y_WEBSOCKET, HOCUSPOCUS, STORING_HOCUSPOCUS, COEDIT];

function scenariosWith(trace: Trace, source: string): readonly Scenario[] {
  return [
    FAN_OUT,
    CURSORS,
    LATENCY,
    joinScenario(trace, source),
    traceScenario(trace, source),
    IDLE_CONNECTIONS,
    SESSIONS,
    SAVED,
    GROWTH,
    PAGE,
  ];
}

function usage(scenarios: readonly Scenario[]): string {
  return `Usage: npm run bench -- [all | SCENARIO …] [--rounds N] [--seconds N] [--peer NAME …] [--trace FILE] [--json FILE] [--report]
       npm run bench -- report FILE …

${scenarios.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')}

--rounds and --seconds: how often each server has its turn, and for how long a load without an end of its own.
--trace: a recording by one person (josephg/editing-traces) for join and trace; else one is generated.
--json: the results as a file. --report, and report of such files: docs/performance.md and its charts.
Peers: ${PEERS.map(({ name }) => name).join(', ')}`;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.reportOf.length > 0) return reportOf(options.reportOf);
  const trace = options.trace === null ? generatedTrace() : await readTrace(options.trace);
  const known = scenariosWith(trace, options.trace === null ? 'a generated trace' : basename(options.trace));
  if (options.help) return console.log(usage(known));
  const chosen = known.filter(
    ({ name }) => options.scenarios.length === 0 || options.scenarios.includes(name),
  );
  if (chosen.length < options.scenarios.length || chosen.length === 0) throw new Error(usage(known));
  const results = await measure(chosen, options);
  if (options.json !== null) await keep(results, resolve(options.json));
  if (options.withReport) console.log(`Written: ${await writeReport(results)}`);
}

async function measure(scenarios: readonly Scenario[], options: Options): Promise<Results> {
  const peers = PEERS.filter(
    ({ name }) => options.peers.length === 0 || options.peers.some((part) => name.includes(part)),
  );
  if (peers.length === 0) throw new Error(`There is no server like ${options.peers.join(', ')}.`);
  const { rounds, seconds, trace } = options;
  const settings = `--rounds ${rounds} --seconds ${seconds}${trace === null ? '' : ` --trace ${basename(trace)}`}`;
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    const command = `npm run bench -- ${scenario.name} ${settings}`;
    const result = await runScenario(scenario, { peers, rounds, seconds, command, log: console.error });
    results.push(result);
    console.log(scenarioInTables(result));
  }
  return {
    date: new Date().toISOString(),
    machine: thisMachine(),
    versions: theseVersions(),
    scenarios: results,
  };
}

async function keep(results: Results, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
}

/** Of several files; where two have the same scenario, the later one counts. */
async function reportOf(files: readonly string[]): Promise<void> {
  const runs = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as Results),
  );
  const last = runs.at(-1);
  if (last === undefined) return;
  const scenarios = new Map(runs.flatMap((run) => run.scenarios.map((one) => [one.scenario, one])));
  console.log(`Written: ${await writeReport({ ...last, scenarios: [...scenarios.values()] })}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
