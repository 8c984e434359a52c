/** Upper bounds in ms. */
const BOUNDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/**
 * A histogram of waiting times, in the form of Prometheus. prom-client's own costs about 380 ns for each value (it hashes
 * labels, also where there are none), and this one gets a value for every update: an index and an addition.
 */
export class Latency {
  readonly #name: string;
  readonly #help: string;
  readonly #counts = new Float64Array(BOUNDS.length + 1);
  #sum = 0;

  constructor(name: string, help: string) {
    this.#name = name;
    this.#help = help;
  }

  /** A clock that was set back makes no negative time. */
  observe(ms: number): void {
    const waited = Math.max(0, ms);
    let slot = 0;
    while (slot < BOUNDS.length && waited > (BOUNDS[slot] ?? 0)) slot += 1;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    this.#sum += waited;
  }

  text(): string {
    const name = this.#name;
    const lines = [`# HELP ${name} ${this.#help}`, `# TYPE ${name} histogram`];
    let count = 0;
    for (const [slot, value] of this.#counts.entries()) {
      count += value;
      const bound = BOUNDS[slot];
      lines.push(`${name}_bucket{le="${bound === undefined ? '+Inf' : bound / 1000}"} ${count}`);
    }
    lines.push(`${name}_sum ${this.#sum / 1000}`, `${name}_count ${count}`);
    return `${lines.join('\n')}\n`;
  }
}
