import { ApiFailure, type Workspace } from '@coedit/client';
import type { BlobReference, FileId, Limits } from '@coedit/protocol';
import { Admission } from './admission.ts';
import {
  decodeText,
  type ImportPlan,
  type LeftOut,
  type LeftOutReason,
  type PlannedFile,
} from './import-filter.ts';

/** Files added in one go: few enough that the page stays smooth between two. */
const CHUNK_FILES = 40;
const CHUNK_BYTES = 1024 * 1024;
/** As many requests as a browser has open to one server, less those that the page itself needs. */
const UPLOADS_AT_ONCE = 4;

type Bytes = Uint8Array<ArrayBuffer>;

export interface Adding {
  readonly workspace: Workspace;
  readonly limits: Limits;
  /** Stores the bytes of a file that is no text. */
  readonly store: (path: string, bytes: Bytes) => Promise<BlobReference>;
  readonly onProgress: (done: number) => void;
  readonly signal?: AbortSignal;
}

export interface Outcome {
  readonly added: readonly FileId[];
  readonly renamed: number;
  readonly same: number;
  readonly leftOut: readonly LeftOut[];
}

/** Reads and adds chunk by chunk; between two the page can paint. Ended by the signal, it keeps what it has added. */
export async function addPlanned(plan: ImportPlan, adding: Adding): Promise<Outcome> {
  const run = new Run(adding);
  let done = 0;
  for (const chunk of chunksOf(plan.files)) {
    if (adding.signal?.aborted) break;
    await run.add(chunk);
    done += chunk.length;
    if (plan.files.length > CHUNK_FILES || run.hasUploads) adding.onProgress(done);
  }
  return { ...run.outcome, leftOut: [...plan.leftOut, ...run.outcome.leftOut] };
}

class Run {
  readonly outcome = { added: [] as FileId[], renamed: 0, same: 0, leftOut: [] as LeftOut[] };
  hasUploads = false;
  readonly #adding: Adding;
  readonly #admission: Admission;

  constructor(adding: Adding) {
    this.#adding = adding;
    this.#admission = new Admission(adding.workspace, adding.limits);
  }

  async add(chunk: readonly PlannedFile[]): Promise<void> {
    const { workspace, limits } = this.#adding;
    const texts: { path: string; content: string }[] = [];
    const binaries: { path: string; bytes: Bytes }[] = [];
    for (const { path, candidate } of chunk) {
      const bytes = await candidate.read().catch(() => null);
      const content = bytes === null ? null : decodeText(bytes);
      if (bytes === null) this.#leaveOut(path, 'unreadable');
      else if (content === null) binaries.push({ path, bytes: ownBytes(bytes) });
      else if (content.length > limits.fileLength) this.#leaveOut(path, 'too-large');
      else {
        const free = this.#placed(path, this.#admission.admit(path, content));
        if (free !== null) texts.push({ path: free, content });
      }
    }
    this.outcome.added.push(...workspace.createMany(texts));
    for (let at = 0; at < binaries.length; at += UPLOADS_AT_ONCE) {
      await Promise.all(binaries.slice(at, at + UPLOADS_AT_ONCE).map((binary) => this.#addBinary(binary)));
    }
  }

  async #addBinary({ path, bytes }: { readonly path: string; readonly bytes: Bytes }): Promise<void> {
    const { workspace, limits, store, signal } = this.#adding;
    if (signal?.aborted) return;
    if (bytes.byteLength > limits.blobBytes) return this.#leaveOut(path, 'too-large');
    if (!this.#admission.hasRoom(bytes.byteLength)) return this.#leaveOut(path, 'no-room');
    this.hasUploads = true;
    try {
      const blob = await store(path, bytes);
      const free = this.#placed(path, this.#admission.admitBlob(path, blob));
      if (free !== null) this.outcome.added.push(...workspace.createBlobs([{ path: free, blob }]));
    } catch (reason) {
      if (signal?.aborted) return;
      const isFull = reason instanceof ApiFailure && reason.code === 'too-large';
      this.#leaveOut(path, isFull ? 'no-room' : 'not-stored');
    }
  }

  /** Null when there is nothing to add. */
  #placed(path: string, verdict: ReturnType<Admission['admit']>): string | null {
    if (verdict.kind === 'same') this.outcome.same++;
    else if (verdict.kind === 'left-out') this.#leaveOut(path, verdict.reason);
    else {
      if (verdict.path !== path) this.outcome.renamed++;
      return verdict.path;
    }
    return null;
  }

  #leaveOut(path: string, reason: LeftOutReason): void {
    this.outcome.leftOut.push({ path, reason });
  }
}

/** Out of an unpacked zip come views of a larger buffer. */
function ownBytes(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Bytes) : new Uint8Array(bytes);
}

function chunksOf(files: readonly PlannedFile[]): readonly (readonly PlannedFile[])[] {
  const chunks: PlannedFile[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = chunks.at(-1);
    if (last === undefined || last.length >= CHUNK_FILES || bytes + file.candidate.size > CHUNK_BYTES) {
      chunks.push([file]);
      bytes = file.candidate.size;
    } else {
      last.push(file);
      bytes += file.candidate.size;
    }
  }
  return chunks;
}
