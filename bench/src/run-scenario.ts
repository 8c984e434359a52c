import type { Peer } from './peers/peer.ts';
import type { Measurement, Scenario } from './scenario.ts';

/** Medians over the rounds, by variant, peer and figure. */
export interface ScenarioResult {
  readonly scenario: string;
  readonly rounds: number;
  readonly variants: readonly {
    readonly label: string;
    readonly peers: readonly { readonly name: string; readonly medians: Measurement }[];
  }[];
  readonly skipped: readonly string[];
}

/**
 * All peers by turns, several rounds: what else the machine does hits all of them alike. Each starts anew for every
 * measurement.
 */
export async function runScenario(
  scenario: Scenario,
  peers: readonly Peer[],
  rounds: number,
  log: (line: string) => void,
): Promise<ScenarioResult> {
  const able = peers.filter(({ unable }) => unable === null);
  const skipped = peers.flatMap(({ name, unable }) => (unable === null ? [] : [`${name}: ${unable}`]));
  const variants = [];
  for (const variant of scenario.variants) {
    const measured = new Map<string, Measurement[]>();
    for (let round = 1; round <= rounds; round += 1) {
      for (const peer of able) {
        const running = await peer.start();
        try {
          const measurement = await variant.measure(running);
          measured.set(peer.name, [...(measured.get(peer.name) ?? []), measurement]);
          log(`${scenario.name}, ${variant.label}, round ${round}, ${peer.name}: ${inShort(measurement)}`);
        } finally {
          await running.stop();
        }
      }
    }
    variants.push({
      label: variant.label,
      peers: [...measured].map(([name, measurements]) => ({ name, medians: mediansOf(measurements) })),
    });
  }
  return { scenario: scenario.name, rounds, variants, skipped };
}

function mediansOf(measurements: readonly Measurement[]): Measurement {
  const names = Object.keys(measurements[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, median(measurements.map((one) => one[name] ?? Number.NaN))]),
  );
}

/** Of an even number the lower middle: a value that was measured. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

function inShort(measurement: Measurement): string {
  return Object.entries(measurement)
    .map(([name, value]) => `${name} ${inDigits(value)}`)
    .join(', ');
}

/** Three digits are more than the noise lets through. */
export function inDigits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
