import { type Limits, normalisePath } from '@coedit/protocol';
import { baseName, foldersOf } from '../path-parts.ts';
import type { Candidate } from './candidate.ts';

/** Made by tools, large, and made again by them: nobody wants to edit these together. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn', '__MACOSX', '__pycache__']);
const SKIPPED_FILES = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

export const isSkippedFolder = (path: string): boolean => SKIPPED_FOLDERS.has(baseName(path));

/** The folder because of which this path is left out; null when it is not. */
export function skippedFolderOf(path: string): string | null {
  return foldersOf(path).find(isSkippedFolder) ?? null;
}

export const isSkippedFile = (path: string): boolean => SKIPPED_FILES.has(baseName(path));

/** Why a file is left out. */
export type LeftOutReason = 'not-stored' | 'too-large' | 'bad-path' | 'no-room' | 'unreadable';

export interface LeftOut {
  readonly path: string;
  readonly reason: LeftOutReason;
}

/** Null when it is not text in UTF-8: then it would not come out as it went in. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    // The mark at the beginning is kept: the workspace records it, to put it back on export.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export interface PlannedFile {
  readonly path: string;
  readonly candidate: Candidate;
}

export interface ImportPlan {
  readonly files: readonly PlannedFile[];
  readonly leftOut: readonly LeftOut[];
  readonly skippedFolders: readonly string[];
}

/** How many times what a session may hold is read to find the texts among it; what comes behind that is not even looked at. */
const MOST_READ = 10;

/** What can be told before anything is read. `folder` is where they go; '' is the top. */
export function planImport(candidates: readonly Candidate[], folder: string, limits: Limits): ImportPlan {
  const files = new Map<string, PlannedFile>();
  const leftOut: LeftOut[] = [];
  const skippedFolders = new Set<string>();
  let bytes = 0;
  for (const candidate of candidates) {
    const skipped = skippedFolderOf(candidate.path);
    if (skipped !== null) {
      skippedFolders.add(skipped);
      continue;
    }
    if (isSkippedFile(candidate.path)) continue;
    const result = normalisePath(folder === '' ? candidate.path : `${folder}/${candidate.path}`);
    if (!result.ok || files.has(result.path)) leftOut.push({ path: candidate.path, reason: 'bad-path' });
    // UTF-8 has at most three bytes to a UTF-16 unit, so more than that is too long whatever it says.
    else if (candidate.size > Math.max(limits.fileLength * 3, limits.blobBytes))
      leftOut.push({ path: result.path, reason: 'too-large' });
    else if (
      files.size >= limits.files * MOST_READ ||
      bytes + candidate.size > limits.sessionLength * MOST_READ
    )
      leftOut.push({ path: result.path, reason: 'no-room' });
    else {
      bytes += candidate.size;
      files.set(result.path, { path: result.path, candidate });
    }
  }
  return { files: [...files.values()], leftOut, skippedFolders: [...skippedFolders] };
}
