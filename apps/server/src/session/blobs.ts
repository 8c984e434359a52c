import type { SessionId } from '@coedit/protocol';
import type { SessionDocument } from '../document/document.ts';
import type { BlobRecord, BlobSorting, Store } from '../store/store.ts';
import type { Clock } from './clock.ts';

export interface BlobsOptions {
  readonly id: SessionId;
  readonly document: SessionDocument;
  readonly store: Pick<Store, 'putBlob' | 'readBlob' | 'sortBlobs'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly records: readonly BlobRecord[];
  /** Bytes of all blobs and UTF-16 units of all texts together. */
  readonly sessionLength: number;
  /** Entries of `files` that there may be. */
  readonly files: number;
  /** What could not be tidied now is tidied another time. */
  readonly onError: (error: unknown) => void;
}

/** How long a blob stays that no file names: as long as somebody may undo the deletion of its file, also offline. */
const ORPHAN_MS = 24 * 60 * 60 * 1000;
/** Where room is needed: an upload and the entry that names it are seconds apart. */
const LEAST_ORPHAN_MS = 10 * 60 * 1000;
/** What is stored may be so many times what may be named: deleted files wait for their undo. */
const STORED_TIMES = 2;

/** There is no room for it in the session. */
export class BlobRefused extends Error {
  override readonly name = 'BlobRefused';
}

/**
 * The bytes of a session's files that are no text: which there are, and which of them no file names any more.
 *
 * Invariant: `#sizes` holds only what is in stable storage, so an entry that the guard lets pass has its bytes; and what
 * is about to be removed leaves it first.
 */
export class Blobs {
  readonly #options: BlobsOptions;
  readonly #sizes = new Map<string, number>();
  readonly #orphans = new Map<string, number>();
  /** Those that are being stored now: nothing is known of them before it is done. */
  readonly #coming = new Map<string, number>();

  constructor(options: BlobsOptions) {
    this.#options = options;
    for (const { hash, size, orphanSince } of options.records) {
      this.#sizes.set(hash, size);
      if (orphanSince !== null) this.#orphans.set(hash, orphanSince);
    }
    options.document.knowBlobs(this.#sizes);
  }

  has(hash: string): boolean {
    return this.#sizes.has(hash);
  }

  /** Undefined when it is not there. */
  read(hash: string): Promise<Uint8Array | undefined> {
    const { store, id } = this.#options;
    return store.readBlob(id, hash);
  }

  /** Resolves when it is in stable storage, so that an entry may name it. Throws `BlobRefused` when there is no room. */
  async put(hash: string, bytes: Uint8Array): Promise<void> {
    const { store, id } = this.#options;
    if (!this.#isNamed(hash)) this.#makeRoom(bytes.byteLength, this.#sizes.has(hash));
    this.#coming.set(hash, bytes.byteLength);
    try {
      // Also what is there: else an orphan could go before a file names it.
      await store.putBlob(id, hash, bytes);
    } finally {
      this.#coming.delete(hash);
    }
    this.#sizes.set(hash, bytes.byteLength);
    // Nothing names it yet: if nothing ever does, it goes as the others do.
    this.#orphans.delete(hash);
  }

  /** Notes who became an orphan and who is none any more, and removes those that were one for long. */
  tidy(age = ORPHAN_MS): void {
    const { document, clock, store, id, onError } = this.#options;
    const named = document.namedBlobs();
    const now = clock.now();
    const since: { hash: string; orphanSince: number | null }[] = [];
    const removed: string[] = [];
    for (const hash of this.#sizes.keys()) {
      const orphanSince = this.#orphans.get(hash) ?? null;
      if (this.#coming.has(hash)) continue;
      if (named.has(hash)) {
        if (orphanSince !== null) since.push({ hash, orphanSince: null });
      } else if (orphanSince === null) since.push({ hash, orphanSince: now });
      else if (now - orphanSince >= age) removed.push(hash);
    }
    if (since.length === 0 && removed.length === 0) return;
    this.#apply({ since, removed });
    store.sortBlobs(id, { since, removed }).catch(onError);
  }

  #apply({ since, removed }: BlobSorting): void {
    for (const { hash, orphanSince } of since) {
      if (orphanSince === null) this.#orphans.delete(hash);
      else this.#orphans.set(hash, orphanSince);
    }
    for (const hash of removed) {
      this.#sizes.delete(hash);
      this.#orphans.delete(hash);
    }
  }

  #isNamed(hash: string): boolean {
    return this.#options.document.namedBlobs().has(hash);
  }

  #makeRoom(size: number, isStored: boolean): void {
    const { document, sessionLength, files } = this.#options;
    if (document.filledLength + sumOf(this.#coming) + size > sessionLength)
      throw new BlobRefused('the session would be too large');
    this.tidy();
    const isFull = (): boolean =>
      this.#sizes.size + this.#coming.size >= STORED_TIMES * files ||
      sumOf(this.#sizes) + sumOf(this.#coming) + size > STORED_TIMES * sessionLength;
    if (isStored || !isFull()) return;
    this.tidy(LEAST_ORPHAN_MS);
    if (isFull()) throw new BlobRefused('deleted files still take the room');
  }
}

function sumOf(sizes: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const size of sizes.values()) sum += size;
  return sum;
}
