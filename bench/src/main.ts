import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CURSORS } from './cursors/cursors.ts';
import { FAN_OUT } from './fan-out/fan-out.ts';
import { COEDIT } from './peers/coedit.ts';
import { HOCUSPOCUS } from './peers/hocuspocus.ts';
import { FRAMED_RELAY, NAIVE_RELAY, Y_WEBSOCKET } from './peers/plain.ts';
import { reportOf } from './report.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

const SCENARIOS: readonly Scenario[] = [FAN_OUT, CURSORS];
const PEERS = [NAIVE_RELAY, FRAMED_RELAY, Y_WEBSOCKET, HOCUSPOCUS, COEDIT];

const USAGE = `Usage: npm run bench -- [SCENARIO …] [--rounds N] [--peer NAME …] [--json FILE]

${SCENARIOS.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')}
Peers: ${PEERS.map(({ name }) => name).join(', ')}`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '5' },
      peer: { type: 'string', multiple: true },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const rounds = Number(values.rounds);
  const scenarios = SCENARIOS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const peers = PEERS.filter(({ name }) => values.peer?.some((part) => name.includes(part)) ?? true);
  if (!(rounds >= 1) || scenarios.length === 0 || peers.length === 0) throw new Error(USAGE);
  const results = [];
  for (const scenario of scenarios) {
    const result = await runScenario(scenario, peers, rounds, (line) => console.error(line));
    results.push(result);
    console.log(reportOf(scenario, result));
  }
  if (values.json === undefined) return;
  await mkdir(new URL('.', `file://${process.cwd()}/${values.json}`), { recursive: true });
  await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
