import { setTimeout as wait } from 'node:timers/promises';

const ASK_EVERY_MS = 5;

/** What `/readyz` said, again and again, while a server stops. */
export class Readiness {
  /** Answers that it is ready, after one that it is not. */
  readyAgain = 0;
  notReady = 0;
  readonly #url: string;
  #isStopped = false;

  constructor(url: string) {
    this.#url = `${url}/readyz`;
  }

  async watch(): Promise<void> {
    while (!this.#isStopped) {
      const status = await this.#ask();
      if (status === 503) this.notReady += 1;
      else if (status === 200 && this.notReady > 0) this.readyAgain += 1;
      await wait(ASK_EVERY_MS);
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Null: nobody answers. */
  async #ask(): Promise<number | null> {
    try {
      // As a load balancer asks: a connection of its own each time.
      const response = await fetch(this.#url, { headers: { connection: 'close' } });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }
}
