import type { SessionApi } from '@coedit/client';
import { isImageType } from '@coedit/document';
import type { BlobReference, SessionId } from '@coedit/protocol';

/** Bytes that are kept: some dozens of pictures, so that going back to one shows it at once, also offline. */
const MOST_KEPT = 64 * 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes of the session's files that are no text, fetched with the token and kept for a while. */
export class BlobBytes {
  readonly #api: SessionApi;
  readonly #sessionId: SessionId;
  /** By hash, those used last at the end. */
  readonly #kept = new Map<string, Bytes>();
  readonly #coming = new Map<string, Promise<Bytes>>();

  constructor(api: SessionApi, sessionId: SessionId) {
    this.#api = api;
    this.#sessionId = sessionId;
  }

  /** Rejects with an `ApiFailure`, which has a sentence for people. */
  async read(blob: BlobReference): Promise<Bytes> {
    const kept = this.#kept.get(blob.hash);
    if (kept !== undefined) {
      this.#keep(blob.hash, kept);
      return kept;
    }
    const coming = this.#coming.get(blob.hash) ?? this.#fetch(blob.hash);
    this.#coming.set(blob.hash, coming);
    try {
      return await coming;
    } finally {
      this.#coming.delete(blob.hash);
    }
  }

  /** Resolves when the server has stored them. */
  async upload(path: string, bytes: Bytes, signal?: AbortSignal): Promise<BlobReference> {
    const blob = await this.#api.uploadBlob(this.#sessionId, path, bytes, signal);
    this.#keep(blob.hash, bytes);
    return blob;
  }

  /** Stores anew what this page still has; false when it has not got it. Rejects as `upload` does. */
  async bringBack(path: string, hash: string): Promise<boolean> {
    const kept = this.#kept.get(hash);
    if (kept === undefined) return false;
    await this.upload(path, kept);
    return true;
  }

  async #fetch(hash: string): Promise<Bytes> {
    const bytes = await this.#api.readBlob(this.#sessionId, hash);
    this.#keep(hash, bytes);
    return bytes;
  }

  #keep(hash: string, bytes: Bytes): void {
    this.#kept.delete(hash);
    this.#kept.set(hash, bytes);
    let size = 0;
    for (const each of this.#kept.values()) size += each.byteLength;
    for (const [oldest, each] of this.#kept) {
      if (size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
      size -= each.byteLength;
    }
  }
}

const known = new WeakMap<SessionApi, BlobBytes>();

/** One for each session's API, so that all who show a picture fetch it once. */
export function blobBytesOf(api: SessionApi, sessionId: SessionId): BlobBytes {
  const there = known.get(api);
  if (there !== undefined) return there;
  const made = new BlobBytes(api, sessionId);
  known.set(api, made);
  return made;
}

/** An address for `<img>`, where no picture runs a script. Not one of a `blob:`, which the security policy does not know. */
export function pictureAddress(bytes: Bytes, type: string): Promise<string> {
  if (!isImageType(type)) return Promise.reject(new Error(`${type} is no picture`));
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read'));
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
}
