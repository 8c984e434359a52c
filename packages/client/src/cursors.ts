import {
  type AwarenessEntry,
  type Cursor,
  type FileId,
  isFileId,
  type Participant,
  type Selection,
  type UserId,
} from '@coedit/protocol';
import type * as Y from 'yjs';
import type { LocalCursor } from './cursor-sender.ts';
import { Computed, type Readable } from './readable.ts';
import { StockAwareness } from './stock-awareness.ts';

export interface RemoteCursor {
  readonly userId: UserId;
  readonly fileId: FileId;
  readonly line: number;
  readonly column: number;
  readonly selections: readonly Selection[];
}

/**
 * The others' newest cursors. Those of Coedit clients come stamped by the server; those of stock clients come as
 * awareness and belong to the participant with the same Yjs client id.
 */
export class Cursors {
  readonly #stamped = new Map<UserId, RemoteCursor>();
  readonly #stock: StockAwareness;
  /** So that a cursor that did not change stays the same object. */
  readonly #stockCursors = new Map<UserId, { readonly source: LocalCursor; readonly cursor: RemoteCursor }>();
  readonly #participants: Readable<readonly Participant[]>;
  readonly #all = new Computed<ReadonlyMap<UserId, RemoteCursor>>(() => this.#join());

  constructor(doc: Y.Doc, participants: Readable<readonly Participant[]>) {
    this.#stock = new StockAwareness(doc);
    this.#participants = participants;
  }

  get all(): Readable<ReadonlyMap<UserId, RemoteCursor>> {
    return this.#all;
  }

  receive(cursors: readonly Cursor[], me: UserId | null): void {
    for (const cursor of cursors) {
      const { userId, fileId, line, column, selections } = cursor;
      if (userId === me) continue;
      if (line === 0 || !isFileId(fileId)) this.#stamped.delete(userId);
      else this.#stamped.set(userId, { userId, fileId, line, column, selections });
    }
    this.#all.invalidate();
  }

  receiveAwareness(entries: readonly AwarenessEntry[]): void {
    if (entries.length === 0) return;
    this.#stock.receive(entries);
    this.#all.invalidate();
  }

  /** People came, changed or left: stock cursors find their owner, and nobody's cursor outlives its owner. */
  participantsChanged(left: readonly UserId[]): void {
    for (const userId of left) {
      this.#stamped.delete(userId);
      this.#stockCursors.delete(userId);
    }
    this.#all.invalidate();
  }

  clear(): void {
    this.#stamped.clear();
    this.#stock.clear();
    this.#stockCursors.clear();
    this.#all.invalidate();
  }

  #join(): ReadonlyMap<UserId, RemoteCursor> {
    const all = new Map(this.#stamped);
    for (const { userId, yjsClientId } of this.#participants.get()) {
      const source = all.has(userId) ? null : this.#stock.cursorOf(yjsClientId);
      if (source !== null) all.set(userId, this.#stockCursor(userId, source));
    }
    return all;
  }

  #stockCursor(userId: UserId, source: LocalCursor): RemoteCursor {
    const known = this.#stockCursors.get(userId);
    if (known?.source === source) return known.cursor;
    const cursor = { ...source, userId };
    this.#stockCursors.set(userId, { source, cursor });
    return cursor;
  }
}
