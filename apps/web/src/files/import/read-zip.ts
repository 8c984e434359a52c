import { type UnzipFileInfo, unzipSync } from 'fflate';
import type { Candidate, Gathered } from './candidate.ts';

/** Entries taken out at once: each time, the zip's table of contents is read anew. */
const BATCH = 64;

/**
 * Entries are unpacked when they are read, a batch at a time, so that a huge or hostile zip costs no more than what the plan lets
 * through: fflate unpacks into a buffer of the size the zip itself tells, and that size was checked.
 */
export function gatherZip(bytes: Uint8Array, zipName: string): Gathered {
  const entries: UnzipFileInfo[] = [];
  unzipSync(bytes, {
    filter: (entry) => {
      if (!entry.name.endsWith('/')) entries.push(entry);
      return false;
    },
  });
  const prefix = wrappingFolder(
    entries.map((entry) => entry.name),
    zipName,
  );
  let unpacked: Record<string, Uint8Array> = {};
  const read = async (index: number, name: string): Promise<Uint8Array> => {
    if (unpacked[name] === undefined) {
      const wanted = new Set(entries.slice(index, index + BATCH).map((entry) => entry.name));
      const most = entries[index]?.originalSize ?? 0;
      // Large neighbours may be ones the plan left out: they are not unpacked for the sake of this one.
      unpacked = unzipSync(bytes, {
        filter: (entry) =>
          entry.name === name || (wanted.has(entry.name) && entry.originalSize <= Math.max(most, SMALL)),
      });
    }
    const content = unpacked[name];
    if (content === undefined) throw new Error(`${name} cannot be unpacked`);
    return content;
  };
  const candidates = entries.map(
    (entry, index): Candidate => ({
      path: entry.name.slice(prefix.length),
      size: entry.originalSize,
      read: () => read(index, entry.name),
    }),
  );
  return { candidates, skippedFolders: [] };
}

/** Bytes. */
const SMALL = 256 * 1024;

/**
 * `project-main/` in `project-main.zip`, as GitHub and file managers make them: a wrapping nobody wants twice. A single
 * folder of another name is the project's own (a zip of a session that has only `src/`) and stays.
 */
export function wrappingFolder(names: readonly string[], zipName: string): string {
  const stem = zipName.replace(/\.zip$/i, '').replace(/ \(\d+\)$/, '');
  const prefix = `${stem}/`;
  return stem !== '' && names.length > 0 && names.every((name) => name.startsWith(prefix)) ? prefix : '';
}
