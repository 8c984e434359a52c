import type { FileEntry, FileId, NamedFile } from '@coedit/protocol';
import { isFileId, isNormalPath, readBlobReference } from '@coedit/protocol';

export interface WorkspaceFile extends NamedFile {
  /** `path`, but with ` (2)` for the later id where two files have one path. No two files of a workspace share one. */
  readonly displayPath: string;
}

/** What stands under a file id if it is of the documented form: the map comes from other programs, too. */
export function readFileEntry(id: string, value: unknown): NamedFile | null {
  if (!isFileId(id) || typeof value !== 'object' || value === null) return null;
  const { path, eol, bom, blob: named } = value as Record<string, unknown>;
  if (typeof path !== 'string' || !isNormalPath(path)) return null;
  const blob = named === undefined ? null : readBlobReference(named);
  if (blob !== null) return { id, path, blob };
  return { id, path, ...(eol === 'crlf' ? { eol } : {}), ...(bom === true ? { bom } : {}) };
}

export function entryOf(file: FileEntry): FileEntry {
  const { path, eol, bom, blob } = file;
  if (blob !== undefined) return { path, blob };
  return { path, ...(eol === undefined ? {} : { eol }), ...(bom === undefined ? {} : { bom }) };
}

/** Sorted by path, then id. Depends on the files alone, so that everyone sees the same names. */
export function withDisplayPaths(files: readonly NamedFile[]): readonly WorkspaceFile[] {
  const sorted = [...files].sort((a, b) => compare(a.path, b.path) || compare(a.id, b.id));
  const taken = new Set(sorted.map((file) => file.path));
  let previous: string | null = null;
  return sorted.map((file) => {
    const isDuplicate = file.path === previous;
    previous = file.path;
    return { ...file, displayPath: isDuplicate ? take(file.path, taken) : file.path };
  });
}

function take(path: string, taken: Set<string>): string {
  for (let number = 2; ; number++) {
    const candidate = beforeExtension(path, ` (${number})`);
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}

/** The path for a copy: `a copy.ts`, then `a copy 2.ts` … */
export function copyPath(path: string, isTaken: (path: string) => boolean): string {
  for (let number = 1; ; number++) {
    const candidate = beforeExtension(path, number === 1 ? ' copy' : ` copy ${number}`);
    if (!isTaken(candidate)) return candidate;
  }
}

/** `src/a.test.ts` → `src/a.test (2).ts`: the extension still tells the language. A leading dot begins no extension. */
export function beforeExtension(path: string, addition: string): string {
  const nameAt = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  const end = dot > nameAt ? dot : path.length;
  return path.slice(0, end) + addition + path.slice(end);
}

/** By UTF-16 units: the same order in every browser and locale. */
export function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export type Files = ReadonlyMap<FileId, WorkspaceFile>;
