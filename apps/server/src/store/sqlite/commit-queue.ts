import type { SessionId } from '@coedit/protocol';
import { StoreUnavailable, type UpdateRecord } from '../store.ts';
import { fromFailure } from './failure.ts';
import type { Operation, Outcome, ResultOf } from './operations.ts';
import { BlockWriter, checkRecords } from './records.ts';
import type { BatchRunner } from './storage-thread.ts';

/** Bytes. A smaller buffer is copied faster than it is handed over. */
const TRANSFER_FROM = 64 * 1024;

interface Waiter {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** An operation on its way, with everyone who waits for it. */
interface Entry {
  readonly sessionId: SessionId | null;
  readonly waiters: Waiter[];
  /** Undefined for an append that still takes more records: it is finished when it is sent. */
  readonly operation: Operation | undefined;
  readonly writer: BlockWriter | undefined;
  byteLength: number;
}

/**
 * Group commit: one batch is with the storage thread; all that arrives meanwhile makes up the next one. Appends to one
 * session that nothing else of that session stands between become one operation, hence one row.
 */
export class CommitQueue {
  readonly #openThread: () => Promise<BatchRunner>;
  readonly #maxPendingBytes: number;
  #thread: BatchRunner | undefined;
  #pending: Entry[] = [];
  #pendingBytes = 0;
  readonly #openAppends = new Map<SessionId, Entry>();
  #sending: Promise<void> | undefined;

  constructor(thread: BatchRunner, openThread: () => Promise<BatchRunner>, maxPendingBytes: number) {
    this.#thread = thread;
    this.#openThread = openThread;
    this.#maxPendingBytes = maxPendingBytes;
  }

  submit<Op extends Operation>(operation: Op, byteLength = 0): Promise<ResultOf<Op['kind']>> {
    const sessionId = operation.id;
    if (sessionId !== null) this.#openAppends.delete(sessionId);
    const entry: Entry = { sessionId, operation, writer: undefined, waiters: [], byteLength: 0 };
    return this.#enqueue(entry, byteLength) as Promise<ResultOf<Op['kind']>>;
  }

  async append(sessionId: SessionId, records: readonly UpdateRecord[]): Promise<void> {
    checkRecords(records);
    this.#expectRoom();
    const open = this.#openAppends.get(sessionId);
    const writer = open?.writer ?? new BlockWriter();
    const before = writer.byteLength;
    for (const record of records) writer.add(record);
    const added = writer.byteLength - before;
    if (open) return this.#wait(open, added).then(() => undefined);
    const entry: Entry = { sessionId, operation: undefined, writer, waiters: [], byteLength: 0 };
    this.#openAppends.set(sessionId, entry);
    await this.#enqueue(entry, added);
  }

  /** When all that was submitted is done. Nothing may be submitted any more. */
  async close(): Promise<void> {
    while (this.#sending) await this.#sending;
    await this.#thread?.close();
  }

  async #enqueue(entry: Entry, byteLength: number): Promise<unknown> {
    this.#expectRoom();
    this.#pending.push(entry);
    const done = this.#wait(entry, byteLength);
    this.#sending ??= this.#sendAll();
    return done;
  }

  #wait(entry: Entry, byteLength: number): Promise<unknown> {
    entry.byteLength += byteLength;
    this.#pendingBytes += byteLength;
    return new Promise((resolve, reject) => entry.waiters.push({ resolve, reject }));
  }

  /** Asked before adding, so that one large call into an idle store always passes. */
  #expectRoom(): void {
    if (this.#pendingBytes < this.#maxPendingBytes) return;
    throw new StoreUnavailable('The store is too far behind: the disk does not keep up.');
  }

  async #sendAll(): Promise<void> {
    // A turn's calls go together: the first must not travel alone.
    await Promise.resolve();
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
      this.#pendingBytes = 0;
      this.#openAppends.clear();
      await this.#send(batch);
    }
    this.#sending = undefined;
  }

  async #send(batch: readonly Entry[]): Promise<void> {
    const operations = batch.map(toOperation);
    try {
      this.#thread ??= await this.#openThread();
      const outcomes = await this.#thread.run(operations, transferable(operations));
      for (const [index, entry] of batch.entries()) this.#settle(entry, outcomes[index]);
    } catch (error) {
      if (this.#thread?.isDead) this.#thread = undefined;
      const reason = error instanceof Error ? error : new StoreUnavailable(String(error));
      for (const entry of batch) this.#fail(entry, reason);
    }
  }

  #settle(entry: Entry, outcome: Outcome | undefined): void {
    if (outcome?.ok) for (const waiter of entry.waiters) waiter.resolve(outcome.value);
    else this.#fail(entry, outcome ? fromFailure(outcome.failure) : new Error('No outcome.'));
  }

  #fail(entry: Entry, error: Error): void {
    for (const waiter of entry.waiters) waiter.reject(error);
    if (entry.writer && entry.sessionId !== null) this.#failLaterAppends(entry.sessionId, error);
  }

  /** They were made in the belief that the failed one would be there: keeping them would leave a gap. */
  #failLaterAppends(sessionId: SessionId, error: Error): void {
    const isLater = (entry: Entry): boolean => entry.writer !== undefined && entry.sessionId === sessionId;
    const later = this.#pending.filter(isLater);
    if (later.length === 0) return;
    this.#pending = this.#pending.filter((entry) => !isLater(entry));
    this.#openAppends.delete(sessionId);
    for (const entry of later) {
      this.#pendingBytes -= entry.byteLength;
      for (const waiter of entry.waiters) waiter.reject(error);
    }
  }
}

function toOperation(entry: Entry): Operation {
  if (entry.operation) return entry.operation;
  if (!entry.writer || entry.sessionId === null) throw new Error('An entry has an operation or a writer.');
  return { kind: 'append', id: entry.sessionId, block: entry.writer.finish() };
}

/** Only buffers made here for this purpose: the writer's own. */
function transferable(operations: readonly Operation[]): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  for (const operation of operations) {
    if (operation.kind !== 'append') continue;
    const { buffer, byteLength } = operation.block.payload;
    if (byteLength >= TRANSFER_FROM && buffer instanceof ArrayBuffer) buffers.push(buffer);
  }
  return buffers;
}
