import { until } from '../until.ts';
import type { Writer } from '../writer.ts';

/** Listens, from when it is made, for the words that nothing can be saved. */
export class Told {
  readonly #begun = performance.now();
  readonly #untold: Set<Writer>;
  readonly #stops: readonly (() => void)[];
  #last = 0;

  constructor(writers: readonly Writer[]) {
    this.#untold = new Set(writers);
    this.#stops = writers.map((writer) =>
      writer.client.onNotice(({ code, text }) => {
        if (code !== 'storage-unavailable' || text === '' || !this.#untold.delete(writer)) return;
        this.#last = performance.now() - this.#begun;
      }),
    );
  }

  /** Resolves when everyone was told, with the ms it took for the last one. */
  async all(): Promise<number> {
    await until('everyone to be told that nothing can be saved', () => this.#untold.size === 0, 20_000);
    for (const stop of this.#stops) stop();
    return this.#last;
  }
}
