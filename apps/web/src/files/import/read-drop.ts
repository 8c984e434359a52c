import type { Candidate, Gathered } from './candidate.ts';
import { isSkippedFolder } from './import-filter.ts';

export function candidateOf(file: File, path: string): Candidate {
  return { path, size: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) };
}

/** From a file picker; one for folders tells where in the folder each was. */
export function gatherPicked(files: Iterable<File>): Gathered {
  const candidates = [...files].map((file) => candidateOf(file, file.webkitRelativePath || file.name));
  return { candidates, skippedFolders: [] };
}

/**
 * From a drop, with everything in dropped folders. The browser empties `data` when the event handler returns: what is
 * in it is taken out before the first await.
 */
export async function gatherDropped(data: DataTransfer): Promise<Gathered> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const loose = entries.length === 0 ? [...data.files] : [];
  const candidates = loose.map((file) => candidateOf(file, file.name));
  const skippedFolders: string[] = [];
  for (const entry of entries) await walk(entry, '', candidates, skippedFolders);
  return { candidates, skippedFolders };
}

async function walk(
  entry: FileSystemEntry,
  above: string,
  candidates: Candidate[],
  skippedFolders: string[],
): Promise<void> {
  const path = above + entry.name;
  if (isFileEntry(entry)) {
    candidates.push(candidateOf(await fileOf(entry), path));
    return;
  }
  if (!isFolderEntry(entry)) return;
  if (isSkippedFolder(path)) {
    skippedFolders.push(path);
    return;
  }
  for (const child of await childrenOf(entry)) await walk(child, `${path}/`, candidates, skippedFolders);
}

const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolderEntry = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** `readEntries` gives at most a hundred at a time, and none when there are no more. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return children;
    children.push(...batch);
  }
}
