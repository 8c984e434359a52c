import {
  applyTextDiff,
  copyPath,
  entryOf,
  exportText,
  type InsideText,
  importText,
  readFileEntry,
  readSessionSettings,
  type WorkspaceFile,
  withDisplayPaths,
} from '@coedit/document';
import {
  type BlobReference,
  FILE_ID_RANDOM_LENGTH,
  FILES_ROOT,
  type FileEntry,
  type FileId,
  fileIdFrom,
  isFileId,
  type Limits,
  SETTINGS_ROOT,
} from '@coedit/protocol';
import type * as Y from 'yjs';
import { batchesOf, type NewFile, piecesOf } from './new-files.ts';
import { Computed, type Readable } from './readable.ts';
import { WorkspaceError } from './workspace-error.ts';
import { checkFilePath, checkFolderPath, checkSizes, movedPaths } from './workspace-rules.ts';

export interface RemovedFiles {
  readonly entries: readonly (readonly [FileId, FileEntry])[];
}

/** The files of the document. Every change has the origin `workspace.origin`. */
export class Workspace {
  readonly origin: object = { name: 'workspace' };
  readonly #doc: Y.Doc;
  readonly #entries: Y.Map<unknown>;
  readonly #settings: Y.Map<unknown>;
  readonly #limits: () => Limits;
  readonly #files = new Computed(() => this.#list());
  readonly #onChange = () => this.#files.invalidate();
  #index: {
    readonly of: readonly WorkspaceFile[];
    readonly byId: ReadonlyMap<FileId, WorkspaceFile>;
  } | null = null;

  constructor(doc: Y.Doc, limits: () => Limits) {
    this.#doc = doc;
    this.#entries = doc.getMap(FILES_ROOT);
    this.#settings = doc.getMap(SETTINGS_ROOT);
    this.#limits = limits;
    this.#entries.observe(this.#onChange);
  }

  /** Sorted by path. */
  get files(): Readable<readonly WorkspaceFile[]> {
    return this.#files;
  }

  get(id: FileId): WorkspaceFile | undefined {
    const files = this.#files.get();
    if (this.#index?.of !== files)
      this.#index = { of: files, byId: new Map(files.map((file) => [file.id, file])) };
    return this.#index.byId.get(id);
  }

  /** By display path. */
  find(path: string): WorkspaceFile | undefined {
    return this.#files.get().find((file) => file.displayPath === path);
  }

  text(id: FileId): Y.Text {
    // A root of any other name would be outside the document's shape, and the server refuses it.
    if (!isFileId(id)) throw new WorkspaceError('missing', 'There is no such file.');
    return this.#doc.getText(id);
  }

  create(path: string, content = ''): FileId {
    const [id] = this.createMany([{ path, content }]);
    if (id === undefined) throw new WorkspaceError('missing', 'The file was not created.');
    return id;
  }

  /** Files that are no text, whose bytes the server has stored already. All or none. */
  createBlobs(files: readonly { readonly path: string; readonly blob: BlobReference }[]): readonly FileId[] {
    const taken = this.#files.get().map((file) => file.displayPath);
    const checked = files.map(({ path, blob }) => {
      const normal = checkFilePath(path, taken);
      taken.push(normal);
      return { path: normal, blob };
    });
    checkSizes(
      checked.map(() => 0),
      this.#sizes(),
      this.#limits(),
    );
    const ids = checked.map(() => newFileId());
    this.#set(checked.map((entry, index) => [ids[index] as FileId, entry]));
    return ids;
  }

  /** A file that is no text has these bytes from now on, which the server has stored already. What became a text stays one. */
  setBlob(id: FileId, blob: BlobReference): void {
    const { path, blob: old } = this.#existing(id);
    if (old !== undefined && old.hash !== blob.hash) this.#set([[id, { path, blob }]]);
  }

  /** Copies of files of any kind, each to its path; in the same order. */
  copyMany(files: readonly { readonly id: FileId; readonly path: string }[]): readonly FileId[] {
    const taken = this.#files.get().map((file) => file.displayPath);
    const copies = files.map(({ id, path }) => {
      const normal = checkFilePath(path, taken);
      taken.push(normal);
      return { file: this.#existing(id), path: normal };
    });
    const isBlob = ({ file }: (typeof copies)[number]) => file.blob !== undefined;
    const texts = copies.filter((copy) => !isBlob(copy));
    const textIds = this.createMany(
      texts.map(({ file, path }) => ({ path, content: this.export(file.id) })),
    ).values();
    const blobIds = this.createBlobs(
      copies.flatMap(({ file: { blob }, path }) => (blob === undefined ? [] : [{ path, blob }])),
    ).values();
    return copies.map((copy) => (isBlob(copy) ? blobIds : textIds).next().value as FileId);
  }

  /** Each to its new path, in one transaction; all or none. */
  moveMany(moves: readonly { readonly id: FileId; readonly path: string }[]): void {
    const moving = new Set(moves.map(({ id }) => id));
    const taken = this.#files
      .get()
      .filter((file) => !moving.has(file.id))
      .flatMap((file) => [file.displayPath, file.path]);
    const entries = moves.map(({ id, path }): readonly [FileId, FileEntry] => {
      const normal = checkFilePath(path, taken);
      taken.push(normal);
      return [id, { ...entryOf(this.#existing(id)), path: normal }];
    });
    this.#set(entries);
  }

  /** All or none. Large content goes in as several transactions in a row; else it is one. */
  createMany(files: readonly { readonly path: string; readonly content: string }[]): readonly FileId[] {
    const taken = this.#files.get().map((file) => file.displayPath);
    const checked = files.map(({ path, content }) => {
      const normal = checkFilePath(path, taken);
      taken.push(normal);
      return { path: normal, inside: this.#imported(content) };
    });
    checkSizes(
      checked.map((file) => file.inside.text.length),
      this.#sizes(),
      this.#limits(),
    );
    return this.#insert(checked);
  }

  rename(id: FileId, path: string): void {
    const file = this.#existing(id);
    const others = this.#files.get().filter((other) => other.id !== id);
    const normal = checkFilePath(
      path,
      others.flatMap((other) => [other.displayPath, other.path]),
    );
    if (normal !== file.path) this.#set([[id, { ...entryOf(file), path: normal }]]);
  }

  /** All files under `folder`, in one transaction. */
  renameFolder(folder: string, target: string): void {
    const from = checkFolderPath(folder);
    const to = checkFolderPath(target);
    if (from === to) return;
    const moved = movedPaths(this.#files.get(), from, to);
    this.#set(moved.map(({ file, path }) => [file.id, { ...entryOf(file), path }]));
  }

  duplicate(id: FileId): FileId {
    const file = this.#existing(id);
    const taken = new Set(this.#files.get().flatMap((other) => [other.path, other.displayPath]));
    const path = checkFilePath(
      copyPath(file.displayPath, (candidate) => taken.has(candidate)),
      [...taken],
    );
    const [copy] = this.copyMany([{ id, path }]);
    if (copy === undefined) throw new WorkspaceError('missing', 'The file was not created.');
    return copy;
  }

  /** The entries go, the texts stay: `restore` brings back the same files, with what was typed meanwhile. */
  remove(ids: readonly FileId[]): RemovedFiles {
    const files = ids.map((id) => this.get(id)).filter((file) => file !== undefined);
    this.#doc.transact(() => {
      for (const { id } of files) this.#entries.delete(id);
    }, this.origin);
    return { entries: files.map((file) => [file.id, entryOf(file)]) };
  }

  restore(removed: RemovedFiles): void {
    this.#set(removed.entries.filter(([id]) => this.get(id) === undefined));
  }

  setEol(id: FileId, eol: 'lf' | 'crlf'): void {
    const { path, bom, blob } = entryOf(this.#existing(id));
    if (blob !== undefined) return;
    this.#set([[id, { path, ...(eol === 'crlf' ? { eol } : {}), ...(bom === undefined ? {} : { bom }) }]]);
  }

  /** The same for every text. */
  setEolOfAll(eol: 'lf' | 'crlf'): void {
    const others = this.#files
      .get()
      .filter((file) => file.blob === undefined && (file.eol ?? 'lf') !== eol)
      .map((file): readonly [FileId, FileEntry] => {
        const { eol: _, ...rest } = entryOf(file);
        return [file.id, eol === 'crlf' ? { ...rest, eol } : rest];
      });
    this.#set(others);
  }

  /** Makes the file hold `content` by small edits; its line ends and byte order mark stay as they are recorded. */
  write(id: FileId, content: string): void {
    this.#existing(id);
    const { text } = importText(content);
    const old = this.text(id).length;
    checkSizes(
      [text.length],
      { ...this.#sizes(), files: 0, length: this.#sizes().length - old },
      this.#limits(),
    );
    applyTextDiff(this.text(id), text, this.origin);
  }

  /** A text as it leaves: CRLF and byte order mark put back. Empty for a file that is no text. */
  export(id: FileId): string {
    return exportText(this.text(id).toString(), this.#existing(id));
  }

  /**
   * What the session's limit is about, as the server counts it: all texts, those of deleted files too, which `restore`
   * finds there. What the server refuses once it refuses for ever, and with it all that the page does from then on.
   */
  get filledLength(): number {
    // Copies of a picture are the same bytes.
    const blobs = this.#files
      .get()
      .flatMap(({ blob }) => (blob === undefined ? [] : [[blob.hash, blob.size] as const]));
    let length = [...new Map(blobs).values()].reduce((sum, size) => sum + size, 0);
    for (const [name, type] of this.#doc.share) if (isFileId(name)) length += type._length;
    return length;
  }

  destroy(): void {
    this.#entries.unobserve(this.#onChange);
  }

  /** A text without any line end leaves with those that the session's new files have. */
  #imported(content: string): InsideText {
    const inside = importText(content);
    if (inside.text.includes('\n')) return inside;
    return { ...inside, eol: readSessionSettings((key) => this.#settings.get(key)).eol };
  }

  #list(): readonly WorkspaceFile[] {
    const read = [...this.#entries.entries()].map(([id, value]) => readFileEntry(id, value));
    return withDisplayPaths(read.filter((file) => file !== null));
  }

  #existing(id: FileId): WorkspaceFile {
    const file = this.get(id);
    if (file === undefined) throw new WorkspaceError('missing', 'The file is not there any more.');
    return file;
  }

  #sizes(): { readonly files: number; readonly length: number } {
    return { files: this.#files.get().length, length: this.filledLength };
  }

  #set(entries: readonly (readonly [FileId, FileEntry])[]): void {
    this.#doc.transact(() => {
      for (const [id, entry] of entries) this.#entries.set(id, entry);
    }, this.origin);
  }

  #insert(files: readonly NewFile[]): readonly FileId[] {
    const ids = files.map(() => newFileId());
    const pieces = files.flatMap((file, index) => piecesOf(ids[index] as FileId, file));
    for (const batch of batchesOf(pieces)) {
      this.#doc.transact(() => {
        for (const { id, at, text, entry } of batch) {
          if (entry !== null) this.#entries.set(id, entry);
          if (text !== '') this.text(id).insert(at, text);
        }
      }, this.origin);
    }
    return ids;
  }
}

function newFileId(): FileId {
  return fileIdFrom(crypto.getRandomValues(new Uint8Array(FILE_ID_RANDOM_LENGTH)));
}
