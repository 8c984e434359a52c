import type { SessionId } from '@coedit/protocol';
import { isCompactionDue, isCompactionDueOnUnload } from '../document/compaction.ts';
import type { SessionDocument } from '../document/document.ts';
import type { Journal } from '../document/journal.ts';
import type { Store } from '../store/store.ts';
import type { SessionEvents } from './session-events.ts';
import type { TailMeter } from './tail-meter.ts';

export interface FoldingOptions {
  readonly id: SessionId;
  readonly document: SessionDocument;
  readonly store: Store;
  readonly tail: TailMeter;
  readonly events: Pick<SessionEvents, 'onError'>;
}

/** When a session's log is folded into a snapshot. A failure costs only load time: the log is still whole. */
export class Folding {
  readonly #options: FoldingOptions;
  readonly #journal: Journal;
  #underWay: Promise<void> | null = null;

  constructor(options: FoldingOptions, journal: Journal) {
    this.#options = options;
    this.#journal = journal;
  }

  afterCommit(): void {
    if (this.#underWay === null && isCompactionDue(this.#options.tail.size)) void this.#fold();
  }

  async beforeUnload(): Promise<void> {
    await this.#underWay;
    if (isCompactionDueOnUnload(this.#options.tail.size)) await this.#fold();
  }

  /** The snapshot holds everything up to the journal's position, so it may be taken only when all that is committed. */
  async #fold(): Promise<void> {
    if (!this.#journal.idle) return;
    const { id, document, store, tail, events } = this.#options;
    const upTo = tail.lastNumber;
    const snapshot = document.snapshot();
    this.#underWay = store.compact(id, snapshot, upTo).then(
      () => tail.folded(upTo, snapshot.length),
      (error: unknown) => events.onError(id, 'compaction failed', error),
    );
    await this.#underWay;
    this.#underWay = null;
  }
}
