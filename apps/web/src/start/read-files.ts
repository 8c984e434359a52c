import { DEFAULT_LIMITS } from '@coedit/protocol';
import type { Gathered } from '../files/import/candidate.ts';
import { withoutIgnored } from '../files/import/ignore-rules.ts';
import { decodeText, type LeftOut, planImport } from '../files/import/import-filter.ts';
import { gatherZip } from '../files/import/read-zip.ts';
import type { NewFile } from './templates.ts';

/** A file that is no text: it is sent when the session is there. */
export interface NewBinary {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Files chosen for a new session, read. */
export interface ReadFiles {
  /** Of the folder or zip they came in; null for loose files. */
  readonly name: string | null;
  readonly files: readonly NewFile[];
  readonly binaries: readonly NewBinary[];
  /** How many a .gitignore among them names. */
  readonly ignored: number;
  readonly leftOut: readonly LeftOut[];
  readonly skippedFolders: readonly string[];
}

/** A zip alone is opened; a folder alone becomes the session itself, not a folder in it. */
export async function readFiles(gathered: Gathered): Promise<ReadFiles> {
  const [only] = gathered.candidates;
  if (gathered.candidates.length === 1 && only !== undefined && /\.zip$/i.test(only.path)) {
    const zipName = only.path.split('/').at(-1) ?? only.path;
    const inside = gatherZip(await only.read(), zipName);
    return readCandidates(inside, zipName.replace(/\.zip$/i, ''));
  }
  const folder = onlyFolder(gathered);
  return folder === null
    ? readCandidates(gathered, null)
    : readCandidates(withoutFolder(gathered, folder), folder);
}

async function readCandidates(all: Gathered, name: string | null): Promise<ReadFiles> {
  const { ignored, ...gathered } = await withoutIgnored(all);
  const plan = planImport(gathered.candidates, '', DEFAULT_LIMITS);
  const files: NewFile[] = [];
  const binaries: NewBinary[] = [];
  const leftOut: LeftOut[] = [...plan.leftOut];
  let room = DEFAULT_LIMITS.sessionLength;
  for (const { path, candidate } of plan.files) {
    const bytes = await candidate.read().catch(() => null);
    const text = bytes === null ? null : decodeText(bytes);
    if (bytes === null) leftOut.push({ path, reason: 'unreadable' });
    else if (
      text === null ? bytes.length > DEFAULT_LIMITS.blobBytes : text.length > DEFAULT_LIMITS.fileLength
    )
      leftOut.push({ path, reason: 'too-large' });
    else if (files.length + binaries.length >= DEFAULT_LIMITS.files || (text ?? bytes).length > room)
      leftOut.push({ path, reason: 'no-room' });
    else {
      room -= (text ?? bytes).length;
      if (text === null) binaries.push({ path, bytes: new Uint8Array(bytes) });
      else files.push({ path, text });
    }
  }
  return {
    name,
    files,
    binaries,
    ignored,
    leftOut,
    skippedFolders: [...gathered.skippedFolders, ...plan.skippedFolders],
  };
}

function onlyFolder({ candidates, skippedFolders }: Gathered): string | null {
  const paths = [...candidates.map(({ path }) => path), ...skippedFolders];
  const folders = new Set(paths.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')));
  const [folder] = folders;
  return folders.size === 1 && folder !== undefined && folder !== '' ? folder : null;
}

function withoutFolder({ candidates, skippedFolders }: Gathered, folder: string): Gathered {
  const inside = (path: string) => path.slice(folder.length + 1);
  return {
    candidates: candidates.map((candidate) => ({
      path: inside(candidate.path),
      size: candidate.size,
      read: () => candidate.read(),
    })),
    skippedFolders: skippedFolders.map(inside),
  };
}
