import type { Growth, Measurement, Target } from './scenario.ts';

/** What a run gave: all that the report needs, so that it can be made anew at any time. */
export interface Results {
  /** ISO 8601. */
  readonly date: string;
  readonly machine: Machine;
  /** Of what was measured and what measured it. */
  readonly versions: Readonly<Record<string, string>>;
  readonly scenarios: readonly ScenarioResult[];
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly system: string;
}

export interface ScenarioResult {
  readonly scenario: string;
  readonly summary: string;
  /** What gives these figures again. */
  readonly command: string;
  readonly secondsTaken: number;
  readonly figures: Readonly<Record<string, string>>;
  readonly chart: string | null;
  readonly targets: readonly Target[];
  readonly growths: readonly Growth[];
  readonly variants: readonly VariantResult[];
  readonly skipped: readonly string[];
}

export interface VariantResult {
  readonly label: string;
  readonly rounds: number;
  /** Medians over the rounds. */
  readonly peers: readonly { readonly name: string; readonly medians: Measurement }[];
}

/** Undefined where it was not measured. JSON has no NaN, it comes back as null. */
export function figureOf(
  { variants }: ScenarioResult,
  variant: string,
  peer: string,
  figure: string,
): number | undefined {
  const peers = variants.find(({ label }) => label === variant)?.peers;
  const value = peers?.find(({ name }) => name === peer)?.medians[figure];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
