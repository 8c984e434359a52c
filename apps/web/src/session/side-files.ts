import type { Workspace } from '@coedit/client';
import { strToU8, zipSync } from 'fflate';
import { saveBlob } from '../ui/save-blob.ts';
import { copiesBeside, differences, mineOf, type SideFile } from './lineage-diff.ts';

/** Every text of a document as it would leave the session. What is no text is not compared: it is replaced whole, never merged. */
export function sideFilesOf(workspace: Workspace): readonly SideFile[] {
  return workspace.files
    .get()
    .filter((file) => file.blob === undefined)
    .map((file) => ({ path: file.displayPath, content: workspace.export(file.id) }));
}

/**
 * Adds what differs in `mine` beside the files there are, as they are now: others may have typed since the difference was
 * shown. Returns how many files; throws as `createMany` does, and then added none.
 */
export function addBeside(workspace: Workspace, mine: readonly SideFile[], suffix: string): number {
  const there = sideFilesOf(workspace);
  return workspace.createMany(copiesBeside(there, mineOf(differences(there, mine)), suffix)).length;
}

export function downloadAsZip(files: readonly SideFile[], name: string): void {
  const entries = Object.fromEntries(files.map((file) => [file.path, strToU8(file.content)]));
  const bytes = zipSync(entries);
  saveBlob(new Blob([new Uint8Array(bytes)], { type: 'application/zip' }), name);
}
