import { addFeatures } from './late-features.ts';

/** ms until they are asked for again: the line was down. */
const AGAIN = 5000;

/** Monaco's features, brought once the first text is there, as often as it takes. */
export class FeaturesToCome {
  readonly #onCome: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(onCome: () => void) {
    this.#onCome = onCome;
  }

  async bring(): Promise<void> {
    if (this.#disposed) return;
    try {
      await addFeatures();
    } catch (reason) {
      console.error('the features of the editor', reason);
      if (!this.#disposed) this.#timer = setTimeout(() => void this.bring(), AGAIN);
      return;
    }
    if (!this.#disposed) this.#onCome();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }
}
