import { type UnzipFileInfo, unzipSync } from 'fflate';
import type { Candidate, Gathered } from './candidate.ts';

/**
 * Entries are taken out together up to this many bytes: each time, the zip's table of contents is read anew, so batches
 * of a fixed number would cost the square of the number of entries.
 */
const BATCH_BYTES = 1024 * 1024;
/** What even an empty entry counts. */
const LEAST_BYTES = 64;

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
    // Of its own: names such as "toString" are in every object.
    if (!Object.hasOwn(unpacked, name)) {
      const wanted = batchFrom(entries, index);
      unpacked = unzipSync(bytes, { filter: (entry) => wanted.has(entry.name) });
    }
    const content = Object.hasOwn(unpacked, name) ? unpacked[name] : undefined;
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

/** The entry and its neighbours. Large ones may be such as the plan left out: they are not unpacked for the sake of this one. */
function batchFrom(entries: readonly UnzipFileInfo[], index: number): ReadonlySet<string> {
  const wanted = new Set<string>();
  let bytes = 0;
  for (let at = index; at < entries.length && bytes < BATCH_BYTES; at += 1) {
    const entry = entries[at];
    if (entry === undefined || (at > index && entry.originalSize > SMALL)) continue;
    bytes += Math.max(entry.originalSize, LEAST_BYTES);
    wanted.add(entry.name);
  }
  return wanted;
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
