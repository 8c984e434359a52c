import type { Workspace } from '@coedit/client';
import type { BlobReference, Limits } from '@coedit/protocol';
import { freePath } from '../free-path.ts';
import { foldersOf } from '../path-parts.ts';
import type { LeftOutReason } from './import-filter.ts';

export type Verdict =
  | { readonly kind: 'add'; readonly path: string }
  | { readonly kind: 'same' }
  | { readonly kind: 'left-out'; readonly reason: LeftOutReason };

/** Decides what becomes of each file that comes in, and keeps count of the room that is left. */
export class Admission {
  readonly #workspace: Workspace;
  readonly #files: Set<string>;
  readonly #folders: Set<string>;
  #filesLeft: number;
  #lengthLeft: number;

  constructor(workspace: Workspace, limits: Limits) {
    const present = workspace.files.get();
    this.#workspace = workspace;
    this.#files = new Set(present.map((file) => file.displayPath));
    this.#folders = new Set(present.flatMap((file) => foldersOf(file.displayPath)));
    this.#filesLeft = limits.files - present.length;
    this.#lengthLeft = limits.sessionLength - workspace.filledLength;
  }

  admit(path: string, content: string): Verdict {
    const there = this.#workspace.find(path);
    if (there !== undefined && there.blob === undefined && this.#workspace.export(there.id) === content)
      return { kind: 'same' };
    return this.#place(path, content.length);
  }

  /** Of a file that is no text and was stored already: bytes that are the same have one hash. */
  admitBlob(path: string, blob: BlobReference): Verdict {
    if (this.#workspace.find(path)?.blob?.hash === blob.hash) return { kind: 'same' };
    return this.#place(path, blob.size);
  }

  /** Whether storing so many bytes is worth it. */
  hasRoom(size: number): boolean {
    return this.#filesLeft >= 1 && size <= this.#lengthLeft;
  }

  #place(path: string, length: number): Verdict {
    // A folder of the path has the name of a file: there is no place that could be meant.
    if (foldersOf(path).some((folder) => this.#files.has(folder)))
      return { kind: 'left-out', reason: 'bad-path' };
    if (!this.hasRoom(length)) return { kind: 'left-out', reason: 'no-room' };
    this.#filesLeft--;
    this.#lengthLeft -= length;
    const free = freePath(path, (other) => this.#files.has(other) || this.#folders.has(other));
    this.#files.add(free);
    for (const folder of foldersOf(free)) this.#folders.add(folder);
    return { kind: 'add', path: free };
  }
}
