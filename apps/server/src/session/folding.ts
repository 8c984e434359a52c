import type { SessionId } from '@coedit/protocol';
import { isCompactionDue, isCompactionDueOnUnload } from '../document/compaction.ts';
import type { SessionDocument } from '../document/document.ts';
import type { Journal } from '../document/journal.ts';
import type { StateConversion } from '../document/stored-state.ts';
import type { Store } from '../store/store.ts';
import { MESSAGE_SIZE } from './difference.ts';
import { inTurns } from './in-turns.ts';
import type { SessionEvents } from './session-events.ts';
import type { TailMeter } from './tail-meter.ts';
import type { Turns } from './turns.ts';

export interface FoldingOptions {
  readonly id: SessionId;
  readonly document: SessionDocument;
  readonly store: Store;
  readonly conversion: StateConversion;
  readonly turns: Turns;
  readonly tail: TailMeter;
  readonly events: Pick<SessionEvents, 'onError'>;
}

/** When a session's log is folded into a snapshot. A failure costs only load time: the log is still whole. */
export class Folding {
  readonly #options: FoldingOptions;
  readonly #journal: Journal;
  #underWay: Promise<void> | null = null;
  #isStopped = false;

  constructor(options: FoldingOptions, journal: Journal) {
    this.#options = options;
    this.#journal = journal;
  }

  afterCommit(): void {
    if (this.#underWay === null && isCompactionDue(this.#options.tail.size)) void this.#foldOnce();
  }

  async beforeUnload(): Promise<void> {
    await this.#underWay;
    if (isCompactionDueOnUnload(this.#options.tail.size)) await this.#foldOnce();
  }

  /** No snapshot is handed over any more: what is stored belongs to others now, or the document cannot be trusted. */
  stop(): void {
    this.#isStopped = true;
  }

  async #foldOnce(): Promise<void> {
    const { id, events } = this.#options;
    this.#underWay = this.#fold().catch((error: unknown) => events.onError(id, 'compaction failed', error));
    await this.#underWay;
    this.#underWay = null;
  }

  /**
   * The snapshot holds everything up to the journal's position, so it may be begun only when all that is committed. One
   * made in steps may hold more, of what came meanwhile: it is in the log behind the snapshot as well.
   */
  async #fold(): Promise<void> {
    if (!this.#journal.idle || this.#isStopped) return;
    const { id, document, store, tail } = this.#options;
    const upTo = tail.lastNumber;
    const { bytes } = tail.size;
    const snapshot = document.isLarge ? await this.#snapshotInSteps() : document.snapshot();
    if (this.#isStopped || snapshot === null) return;
    await store.compact(id, snapshot, upTo);
    tail.folded(upTo, bytes, snapshot.length);
  }

  async #snapshotInSteps(): Promise<Uint8Array | null> {
    const { conversion, turns } = this.#options;
    const parts = await inTurns(turns, this.#parts());
    return this.#isStopped ? null : conversion.toSnapshot(parts);
  }

  *#parts(): Generator<void, readonly Uint8Array[]> {
    const parts: Uint8Array[] = [];
    for (const part of this.#options.document.differenceInParts(new Uint8Array(), MESSAGE_SIZE)) {
      if (this.#isStopped) break;
      if (part !== null) parts.push(part);
      yield;
    }
    return parts;
  }
}
