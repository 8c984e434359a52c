import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../store.ts';
import { fromFailure } from './failure.ts';
import type { Operation, Outcome, Reply, Request, WorkerSettings } from './operations.ts';

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

/** What carries out batches, one at a time. */
export interface BatchRunner {
  /** True when it will not carry out anything any more. */
  readonly isDead: boolean;
  /** Rejects only when it died; then nobody knows whether the batch was committed. */
  run(operations: readonly Operation[], transfer: readonly ArrayBuffer[]): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

/** The main thread's end of the worker: one request at a time. */
export class StorageThread implements BatchRunner {
  readonly #worker: Worker;
  readonly #exited: Promise<void>;
  #waiting: Waiting | undefined;
  #isDead = false;

  /** Resolves when the database is open; rejects with the reason why it is not. */
  static async start(settings: WorkerSettings): Promise<StorageThread> {
    const thread = new StorageThread(settings);
    const reply = await thread.#nextReply();
    if (reply.kind === 'opened') return thread;
    await thread.#exited;
    throw reply.kind === 'refused' ? fromFailure(reply.failure) : unexpected(reply);
  }

  private constructor(settings: WorkerSettings) {
    // `.js`: the compiler rewrites imports, not URLs.
    this.#worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: settings,
      name: 'store',
      // Node 22 calls its SQLite experimental on every start; nobody who hosts Coedit can do anything about it.
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.#worker.on('message', (reply: Reply) => this.#take()?.resolve(reply));
    // Dead only when it has exited, which follows an error by itself: until then it may hold the file.
    let reason = 'no reason given';
    this.#worker.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#die(reason);
        resolve();
      });
    });
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  async run(operations: readonly Operation[], transfer: readonly ArrayBuffer[]): Promise<readonly Outcome[]> {
    const reply = await this.#ask({ kind: 'batch', operations }, transfer);
    if (reply.kind !== 'outcomes') throw unexpected(reply);
    return reply.outcomes;
  }

  async close(): Promise<void> {
    if (!this.#isDead) await this.#ask({ kind: 'close' }, []);
    await this.#exited;
  }

  async #ask(request: Request, transfer: readonly ArrayBuffer[]): Promise<Reply> {
    if (this.#isDead) throw new StoreUnavailable('The storage thread has ended.');
    this.#worker.postMessage(request, transfer);
    return this.#nextReply();
  }

  #nextReply(): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  #take(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  #die(reason: string): void {
    this.#isDead = true;
    this.#take()?.reject(new StoreUnavailable(`The storage thread has ended: ${reason}.`));
  }
}

const unexpected = (reply: Reply): Error => new Error(`The storage thread said ${reply.kind}.`);
