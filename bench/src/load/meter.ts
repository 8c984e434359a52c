import { usageOf } from './process-usage.ts';

/** What a stretch of time took, on both sides. */
export interface Reading {
  readonly seconds: number;
  /** s of processor time of the server. */
  readonly server: number;
  /** The load generator's share of one core: near 1 it is what is measured. */
  readonly generatorBusy: number;
}

/** Runs from its making on. */
export class Meter {
  readonly #pid: number;
  readonly #at = performance.now();
  readonly #generator = process.cpuUsage();
  readonly #server: number;

  constructor(pid: number) {
    this.#pid = pid;
    this.#server = usageOf(pid).cpuSeconds;
  }

  read(): Reading {
    const seconds = (performance.now() - this.#at) / 1000;
    const generator = process.cpuUsage(this.#generator);
    return {
      seconds,
      server: usageOf(this.#pid).cpuSeconds - this.#server,
      generatorBusy: (generator.user + generator.system) / 1e6 / seconds,
    };
  }
}
