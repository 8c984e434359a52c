import type { Workspace } from '@coedit/client';
import { strToU8, zipSync } from 'fflate';
import { saveBlob } from '../ui/save-blob.ts';
import type { SideFile } from './lineage-diff.ts';

/** Every file of a document as it would leave the session. */
export function sideFilesOf(workspace: Workspace): readonly SideFile[] {
  return workspace.files
    .get()
    .map((file) => ({ path: file.displayPath, content: workspace.export(file.id) }));
}

export function downloadAsZip(files: readonly SideFile[], name: string): void {
  const entries = Object.fromEntries(files.map((file) => [file.path, strToU8(file.content)]));
  const bytes = zipSync(entries);
  saveBlob(new Blob([new Uint8Array(bytes)], { type: 'application/zip' }), name);
}
