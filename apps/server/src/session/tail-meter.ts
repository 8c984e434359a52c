import type { TailSize } from '../document/compaction.ts';

/** How much lies behind the newest snapshot, and the store's number of the last record: known without asking the store. */
export class TailMeter {
  #snapshotUpTo: number;
  #snapshotBytes: number;
  #loaded: number;
  #committed = 0;
  #bytes: number;

  constructor(stored: {
    readonly snapshotUpTo: number;
    readonly snapshot: Uint8Array | null;
    readonly tail: readonly Uint8Array[];
  }) {
    this.#snapshotUpTo = stored.snapshotUpTo;
    this.#snapshotBytes = stored.snapshot?.length ?? 0;
    this.#loaded = stored.snapshotUpTo + stored.tail.length;
    this.#bytes = stored.tail.reduce((bytes, update) => bytes + update.length, 0);
  }

  /** The store's number of the last committed record. */
  get lastNumber(): number {
    return this.#loaded + this.#committed;
  }

  get size(): TailSize {
    return {
      records: this.lastNumber - this.#snapshotUpTo,
      bytes: this.#bytes,
      snapshotBytes: this.#snapshotBytes,
    };
  }

  added(bytes: number): void {
    this.#bytes += bytes;
  }

  /** The journal has committed `position` records since loading. */
  committed(position: number): void {
    this.#committed = position;
  }

  /** @param bytes those of the records that are in the snapshot now */
  folded(upTo: number, bytes: number, snapshotBytes: number): void {
    this.#snapshotUpTo = upTo;
    this.#snapshotBytes = snapshotBytes;
    this.#bytes -= bytes;
  }
}
