import type { SessionId } from '@coedit/protocol';
import { type Backlog, Journal } from '../document/journal.ts';
import { NoSuchSession, type Store, StoreUnavailable, type UpdateRecord } from '../store/store.ts';
import type { Cancel, Clock } from './clock.ts';
import { Folding, type FoldingOptions } from './folding.ts';
import type { Participant } from './participant.ts';
import { notify, type Room } from './room.ts';
import type { SessionEvents } from './session-events.ts';
import type { TailMeter } from './tail-meter.ts';

/** How long an edit by HTTP waits for its commit. */
const LONGEST_SAVE_MS = 5_000;

const CANNOT_SAVE =
  'The server cannot save right now. Go on typing: your edits are kept here and saved as soon as it can.';

export interface SavingOptions extends FoldingOptions {
  readonly id: SessionId;
  readonly room: Room;
  readonly store: Store;
  readonly clock: Clock;
  readonly tail: TailMeter;
  readonly events: SessionEvents;
  /** Every record of the journal up to this one is in stable storage. */
  readonly onCommitted: (position: number) => void;
  /** Behind that, when the log's figures know of it too: it may be time to unload. */
  readonly onSettled: () => void;
}

/** How a session's edits come into stable storage: the journal, the folding of its log, and what people are told of both. */
export class Saving {
  readonly journal: Journal;
  readonly #options: SavingOptions;
  readonly #folding: Folding;

  constructor(options: SavingOptions) {
    const { clock, room, tail } = options;
    this.#options = options;
    this.journal = new Journal({
      append: (records) => this.#append(records),
      clock,
      onCommitted: (position) => {
        options.onCommitted(position);
        tail.committed(position);
        this.#folding.afterCommit();
        options.onSettled();
      },
      onFault: (error) => this.#failed(error),
      onRecovered: () =>
        room.notifyAll('storage-available', 'The server can save again. Everything typed is kept.'),
    });
    this.#folding = new Folding(options, this.journal);
  }

  get backlog(): Backlog {
    return this.journal.backlog;
  }

  /** Nothing waits to be saved. */
  get idle(): boolean {
    return this.journal.idle;
  }

  get faulty(): boolean {
    return this.journal.faulty;
  }

  /** Who joins while nothing can be saved is told so, as those were who are inside. */
  introduceTo(newcomer: Participant): void {
    if (this.journal.faulty) notify(newcomer, 'storage-unavailable', CANNOT_SAVE);
  }

  /** Resolves when all is saved; rejects with `StoreUnavailable` when that cannot be told within seconds. */
  async soon(): Promise<void> {
    const { clock } = this.#options;
    let cancel: Cancel = () => undefined;
    const late = new Promise<never>((_resolve, reject) => {
      cancel = clock.after(LONGEST_SAVE_MS, () => reject(new StoreUnavailable('storage does not answer')));
    });
    try {
      await Promise.race([this.journal.drainedOrFaulty(), late]);
    } finally {
      cancel();
    }
  }

  /** The session was deleted: nothing more is saved. */
  abandon(): void {
    this.journal.abandon();
    this.#folding.stop();
  }

  /** Folds the tail if that is worth it; a failure costs only load time. */
  async beforeUnload(): Promise<void> {
    await this.#folding.beforeUnload();
  }

  /** No snapshot is made any more: the document ends, or cannot be trusted. */
  stopFolding(): void {
    this.#folding.stop();
  }

  async #append(records: readonly UpdateRecord[]): Promise<void> {
    const { id, store, tail, events, clock } = this.#options;
    await store.append(id, records);
    events.onSaved(records, clock.now());
    tail.added(records.reduce((bytes, { update }) => bytes + update.length, 0));
  }

  #failed(error: unknown): void {
    // It is being deleted: everyone is told so in a moment.
    if (error instanceof NoSuchSession) return;
    const { id, events, room } = this.#options;
    events.onError(id, 'saving failed; trying again', error);
    room.notifyAll('storage-unavailable', CANNOT_SAVE);
  }
}
