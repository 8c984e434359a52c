/** ms between two flushes: 25 a second look smooth for carets and leave the frames between to typing. */
const LEAST_INTERVAL = 40;
/** Of the time may be spent in flushes: in a text of very many pieces resolving a caret takes long. */
const GREATEST_SHARE = 1 / 8;

/** Runs a task inside an animation frame, not too often, however often it is asked for. */
export class Pace {
  readonly #task: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  #notBefore = 0;

  constructor(task: () => void) {
    this.#task = task;
  }

  ask(): void {
    if (this.#frame !== undefined || this.#timer !== undefined) return;
    const wait = this.#notBefore - performance.now();
    if (wait <= 0) {
      this.#frame = requestAnimationFrame(() => this.#run());
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#frame = requestAnimationFrame(() => this.#run());
    }, wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#timer = undefined;
    this.#frame = undefined;
  }

  #run(): void {
    this.#frame = undefined;
    const start = performance.now();
    this.#task();
    const end = performance.now();
    this.#notBefore = start + Math.max(LEAST_INTERVAL, (end - start) / GREATEST_SHARE);
  }
}
