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

interface Coming {
  readonly size: number;
  /** Settles when it is in stable storage, or cannot be. */
  stored: Promise<void>;
}

/** How long a blob stays that no file names, while nobody needs its room: so long a deletion can be undone. */
const ORPHAN_MS = 24 * 60 * 60 * 1000;
/** So long an upload waits for the entry that names it, and its room is kept. They are seconds apart. */
const FRESH_MS = 10 * 60 * 1000;
/** A blob may be empty: so many times the files that there may be. */
const BLOBS_PER_FILE = 2;

/** There is no room for it in the session. */
export class BlobRefused extends Error {
  override readonly name = 'BlobRefused';
}

/**
 * The bytes of a session's files that are no text: which there are, which of them count, and which have to go.
 *
 * Those that a file names count in the session's length, and so do those that were just uploaded or are being stored.
 * The others wait for the undo of a deletion: they have the room that nobody needs, and give it to who uploads.
 *
 * Invariant: what is stored and what is being stored is never more than `sessionLength` together, each hash once. A file
 * may name what is not there; it counts nothing, and counts like any other as soon as somebody uploads it.
 */
export class Blobs {
  readonly #options: BlobsOptions;
  /** What is in stable storage, less what is about to be removed. */
  readonly #sizes = new Map<string, number>();
  /** Since when no file names them. */
  readonly #orphans = new Map<string, number>();
  /** When they came, of those that no file named since. */
  readonly #fresh = new Map<string, number>();
  readonly #coming = new Map<string, Coming>();
  /** Those that a file names and that are not there. */
  #missing: ReadonlySet<string> = new Set();
  #newlyMissing: string[] = [];

  constructor(options: BlobsOptions) {
    this.#options = options;
    const { document, clock, records } = options;
    for (const { hash, size, orphanSince } of records) {
      this.#sizes.set(hash, size);
      if (orphanSince === null) this.#fresh.set(hash, clock.now());
      else this.#orphans.set(hash, orphanSince);
    }
    document.onFilesChanged = () => this.tidy();
    this.tidy();
    this.#newlyMissing = [];
  }

  has(hash: string): boolean {
    return this.#sizes.has(hash);
  }

  /** Hashes that files name and that are not there, each once when it came to that. */
  takeNewlyMissing(): readonly string[] {
    if (this.#newlyMissing.length === 0) return this.#newlyMissing;
    const taken = this.#newlyMissing;
    this.#newlyMissing = [];
    return taken;
  }

  /** Undefined when it is not there. */
  read(hash: string): Promise<Uint8Array | undefined> {
    const { store, id } = this.#options;
    return store.readBlob(id, hash);
  }

  /**
   * Resolves when it is in stable storage. Rejects with `BlobRefused` when there is no room; of several at once those
   * that were begun first have it. `saved`: resolves when what was edited up to now is in stable storage.
   */
  put(hash: string, bytes: Uint8Array, saved: () => Promise<void>): Promise<void> {
    const there = this.#coming.get(hash);
    if (there !== undefined) return there.stored;
    const { document, sessionLength } = this.#options;
    this.tidy();
    const counts = this.#sizes.has(hash) && !this.#isWaiting(hash);
    if (!counts && document.filledLength + bytes.byteLength > sessionLength)
      return Promise.reject(new BlobRefused('the session would be too large'));
    const coming: Coming = { size: bytes.byteLength, stored: Promise.resolve() };
    this.#coming.set(hash, coming);
    this.#count();
    coming.stored = this.#store(hash, bytes, counts ? null : saved).finally(() => {
      this.#coming.delete(hash);
      this.#count();
    });
    return coming.stored;
  }

  /** Notes who became an orphan and who is none any more, and removes those that were one for long. */
  tidy(): void {
    const { document, clock, onError } = this.#options;
    const named = document.namedBlobs();
    const now = clock.now();
    const since: { hash: string; orphanSince: number | null }[] = [];
    const removed: string[] = [];
    for (const hash of this.#sizes.keys()) {
      if (this.#coming.has(hash)) continue;
      const orphanSince = this.#orphans.get(hash) ?? null;
      if (named.has(hash) || now - (this.#fresh.get(hash) ?? now) >= FRESH_MS) this.#fresh.delete(hash);
      if (named.has(hash)) {
        if (orphanSince !== null) since.push({ hash, orphanSince: null });
      } else if (orphanSince === null) since.push({ hash, orphanSince: now });
      else if (now - orphanSince >= ORPHAN_MS && this.#isWaiting(hash)) removed.push(hash);
    }
    if (since.length > 0 || removed.length > 0) this.#sort({ since, removed }).catch(onError);
    this.#count();
    this.#noteMissing(named);
  }

  /** `saved`: null for what counts already, which needs no room. */
  async #store(hash: string, bytes: Uint8Array, saved: (() => Promise<void>) | null): Promise<void> {
    const { store, id, document, clock } = this.#options;
    if (saved !== null && isTooMuch(this.#excess())) {
      // After a crash the entry of what made room must not be back.
      await saved();
      await this.#makeRoom();
    }
    // Also what is there: else an orphan could go before a file names it, and what was damaged would stay so.
    await store.putBlob(id, hash, bytes);
    this.#sizes.set(hash, bytes.byteLength);
    this.#orphans.delete(hash);
    if (!document.namedBlobs().has(hash)) this.#fresh.set(hash, clock.now());
  }

  /** What was deleted first goes first, and no more than has to. */
  async #makeRoom(): Promise<void> {
    const excess = this.#excess();
    const removed: string[] = [];
    for (const [hash] of [...this.#orphans].sort(([, one], [, other]) => one - other)) {
      if (!isTooMuch(excess)) break;
      if (!this.#isWaiting(hash) || this.#coming.has(hash)) continue;
      removed.push(hash);
      excess.bytes -= this.#sizes.get(hash) ?? 0;
      excess.blobs -= 1;
    }
    // Somebody brought deleted files back meanwhile: they were here before.
    if (isTooMuch(excess)) throw new BlobRefused('there is no room left');
    if (removed.length > 0) await this.#sort({ since: [], removed });
  }

  /** What could not be removed is still there. */
  async #sort(sorting: BlobSorting): Promise<void> {
    const { store, id } = this.#options;
    const sizes = sorting.removed.map((hash) => [hash, this.#sizes.get(hash) ?? 0] as const);
    this.#apply(sorting);
    try {
      await store.sortBlobs(id, sorting);
    } catch (error) {
      for (const [hash, size] of sizes) this.#sizes.set(hash, size);
      if (sizes.length > 0) this.tidy();
      throw error;
    }
  }

  #noteMissing(named: ReadonlySet<string>): void {
    const missing = [...named].filter((hash) => !this.#sizes.has(hash) && !this.#coming.has(hash));
    this.#newlyMissing.push(...missing.filter((hash) => !this.#missing.has(hash)));
    this.#missing = new Set(missing);
  }

  #isWaiting(hash: string): boolean {
    return this.#orphans.has(hash) && !this.#fresh.has(hash);
  }

  /** By how much what is stored and what is coming is too much; nought or less is fine. */
  #excess(): { bytes: number; blobs: number } {
    const { document, sessionLength, files } = this.#options;
    const excess = {
      bytes: document.length - sessionLength,
      blobs: this.#sizes.size - BLOBS_PER_FILE * files,
    };
    for (const size of this.#sizes.values()) excess.bytes += size;
    for (const [hash, { size }] of this.#coming) {
      if (this.#sizes.has(hash)) continue;
      excess.bytes += size;
      excess.blobs += 1;
    }
    return excess;
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

  /** Tells the document how much of its length blobs take. */
  #count(): void {
    let bytes = 0;
    for (const [hash, size] of this.#sizes)
      if (!this.#isWaiting(hash) || this.#coming.has(hash)) bytes += size;
    for (const [hash, { size }] of this.#coming) if (!this.#sizes.has(hash)) bytes += size;
    this.#options.document.blobBytes = bytes;
  }
}

function isTooMuch({ bytes, blobs }: { readonly bytes: number; readonly blobs: number }): boolean {
  return bytes > 0 || blobs > 0;
}
