import type { SessionClient } from '@coedit/client';
import type { FileId } from '@coedit/protocol';

/** Between two letters. */
const PAUSE_MS = 40;

/** Types, and notes how long each letter takes to each of those who watch. */
export class Typist {
  /** ms */
  readonly latencies: number[] = [];
  readonly #typedAt: number[] = [];
  readonly #client: SessionClient;
  readonly #file: FileId;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(client: SessionClient, file: FileId, watchers: readonly SessionClient[]) {
    this.#client = client;
    this.#file = file;
    for (const watcher of watchers) this.#watch(watcher);
  }

  get letters(): number {
    return this.#typedAt.length;
  }

  start(): void {
    const text = this.#client.workspace.text(this.#file);
    this.#timer = setInterval(() => {
      this.#typedAt.push(performance.now());
      text.insert(text.length, 'x');
    }, PAUSE_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #watch(watcher: SessionClient): void {
    const text = watcher.workspace.text(this.#file);
    let seen = 0;
    text.observe(() => {
      const now = performance.now();
      for (; seen < text.length; seen++) this.latencies.push(now - (this.#typedAt[seen] ?? now));
    });
  }
}
