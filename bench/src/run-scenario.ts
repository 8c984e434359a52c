import { median } from './load/ranks.ts';
import type { Peer } from './peers/peer.ts';
import { inDigits } from './report/digits.ts';
import type { ScenarioResult, VariantResult } from './results.ts';
import type { Measurement, Scenario, Setting, Variant } from './scenario.ts';

export interface Run extends Setting {
  readonly peers: readonly Peer[];
  readonly rounds: number;
  readonly command: string;
  readonly log: (line: string) => void;
}

/**
 * All peers by turns, several rounds: what else the machine does hits all of them alike. Each starts anew for every
 * measurement.
 */
export async function runScenario(scenario: Scenario, run: Run): Promise<ScenarioResult> {
  const begun = performance.now();
  const peers = (scenario.ownPeers ?? run.peers).filter(({ name }) => scenario.peers.includes(name));
  const skipped = peers.flatMap(({ name, unable }) => (unable === null ? [] : [`${name}: ${unable}`]));
  const able = peers.filter(({ unable }) => unable === null);
  const variants: VariantResult[] = [];
  for (const variant of scenario.variants) variants.push(await runVariant(scenario, variant, able, run));
  return {
    scenario: scenario.name,
    summary: scenario.summary,
    command: run.command,
    secondsTaken: Math.round((performance.now() - begun) / 1000),
    figures: scenario.figures,
    chart: scenario.chart ?? null,
    targets: scenario.targets,
    growths: scenario.growths ?? [],
    variants,
    skipped,
  };
}

async function runVariant(
  scenario: Scenario,
  variant: Variant,
  able: readonly Peer[],
  run: Run,
): Promise<VariantResult> {
  const peers = able.filter(({ name }) => variant.peers?.includes(name) ?? true);
  const rounds = Math.min(run.rounds, variant.rounds ?? run.rounds);
  const measured = peers.map((peer) => ({ peer, measurements: [] as Measurement[] }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const { peer, measurements } of measured) {
      const measurement = await measureOnce(peer, variant, run);
      measurements.push(measurement);
      run.log(`${scenario.name}, ${variant.label}, round ${round}, ${peer.name}: ${inShort(measurement)}`);
    }
  }
  return {
    label: variant.label,
    rounds,
    peers: measured.map(({ peer, measurements }) => ({ name: peer.name, medians: mediansOf(measurements) })),
  };
}

async function measureOnce(peer: Peer, variant: Variant, run: Run): Promise<Measurement> {
  const running = await peer.start();
  try {
    return await variant.measure(running, run);
  } catch (error) {
    // Said now: sockets that are still open may fail louder when the server stops.
    run.log(`${variant.label}, ${peer.name}: ${error instanceof Error ? error.stack : error}`);
    throw error;
  } finally {
    await running.stop();
  }
}

function mediansOf(measurements: readonly Measurement[]): Measurement {
  const names = Object.keys(measurements[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, median(measurements.map((one) => one[name] ?? Number.NaN))]),
  );
}

function inShort(measurement: Measurement): string {
  return Object.entries(measurement)
    .map(([name, value]) => `${name} ${inDigits(value)}`)
    .join(', ');
}
