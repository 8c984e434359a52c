import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Instance } from '@coedit/instance';
import type { CreatedSession, SessionId } from '@coedit/protocol';
import { atLeast, costAtMost, exactly } from '../figures.ts';
import type { Figure } from '../program.ts';
import { PATH } from '../writer.ts';
import { LEAST_LETTERS } from './least-letters.ts';

export interface Workplace {
  readonly serverUrl: string;
  readonly sessionId: SessionId;
  readonly token: string;
}

export interface Report {
  /** ms from a letter typed to the letter in the other's document: before the first `watch`, and since the last. */
  readonly calm: readonly number[];
  readonly latencies: readonly number[];
  readonly text: string;
  readonly disconnections: number;
}

export type Order = 'watch' | 'stop';
export type Told = { readonly kind: 'ready' } | ({ readonly kind: 'done' } & Report);

/** Two people who work in a session of theirs while something else goes on. */
export class Innocents {
  readonly session: CreatedSession;
  readonly #worker: Worker;

  private constructor(session: CreatedSession, worker: Worker) {
    this.session = session;
    this.#worker = worker;
  }

  static async start(instance: Instance): Promise<Innocents> {
    const session = await instance.createSession([{ path: PATH, text: '' }], 'Innocents');
    const place: Workplace = {
      serverUrl: instance.webSocketUrl,
      sessionId: session.id,
      token: session.links.editor.token,
    };
    const worker = new Worker(new URL('./typing.js', import.meta.url), { workerData: place });
    await once(worker, 'message');
    return new Innocents(session, worker);
  }

  /** What comes now may not disturb them. What was before the first call is the calm that it is held against. */
  watch(): void {
    this.#order('watch');
  }

  async stop(): Promise<Report> {
    const told = once(this.#worker, 'message') as Promise<[Told]>;
    this.#order('stop');
    const [report] = await told;
    if (report.kind !== 'done') throw new Error('the innocents did not report');
    return report;
  }

  async dispose(): Promise<void> {
    await this.#worker.terminate();
  }

  #order(order: Order): void {
    this.#worker.postMessage(order);
  }
}

const MOST_LATENCY_MS = 100;
/** Where the machine is busy with other things, the calm before is the measure. */
const MOST_TIMES_SLOWER = 2;

/** What somebody else's attack may cost them. */
export function undisturbed({ calm, latencies, disconnections }: Report): readonly Figure[] {
  const before = Math.round(percentile(calm, 0.99));
  const most = Math.max(MOST_LATENCY_MS, MOST_TIMES_SLOWER * before);
  return [
    atLeast('letters of the innocents', latencies.length, LEAST_LETTERS),
    costAtMost(
      `p99 from one innocent to the other (${before} ms before)`,
      Math.round(percentile(latencies, 0.99)),
      most,
      'ms',
    ),
    exactly('connections that innocents lost', disconnections),
  ];
}

/** @param part from 0 to 1 */
function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
