import type { SearchAnswer, SearchRequest } from './search-messages.ts';

export type SearchOutcome = SearchAnswer | { readonly kind: 'too-slow' };

export type SearchWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** ms after which a search is given up: no honest one in 50 MiB takes that long. */
const TIME_LIMIT = 8_000;

/** Asks the worker; a new question ends the one before. */
export class Searcher {
  readonly #createWorker: () => SearchWorker;
  readonly #timeLimit: number;
  #worker: SearchWorker | null = null;
  #stop: (() => void) | null = null;

  constructor(createWorker: () => SearchWorker = createSearchWorker, timeLimit: number = TIME_LIMIT) {
    this.#createWorker = createWorker;
    this.#timeLimit = timeLimit;
  }

  /** Null when a newer question, or `destroy`, came before the answer. */
  ask(request: SearchRequest): Promise<SearchOutcome | null> {
    this.#stop?.();
    const worker = this.#worker ?? this.#createWorker();
    this.#worker = worker;
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        this.#stop = null;
      };
      const giveUp = () => {
        settle();
        worker.terminate();
        this.#worker = null;
      };
      const timer = setTimeout(() => {
        giveUp();
        resolve({ kind: 'too-slow' });
      }, this.#timeLimit);
      this.#stop = () => {
        giveUp();
        resolve(null);
      };
      worker.onmessage = (event: MessageEvent<SearchAnswer>) => {
        settle();
        resolve(event.data);
      };
      worker.onerror = (event) => {
        giveUp();
        reject(new Error(event.message));
      };
      worker.postMessage(request);
    });
  }

  destroy(): void {
    this.#stop?.();
    this.#worker?.terminate();
    this.#worker = null;
  }
}

const createSearchWorker = (): SearchWorker =>
  new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
