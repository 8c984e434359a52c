// A stamp says: from inputs with this hash, these outputs were made. Content hashes rather than times, because a fresh
// clone, a checkout of another branch and a copied folder all have times that say nothing.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles, ROOT } from './repository.mjs';

/** Inside node_modules: whoever deletes that folder, and `npm ci` does, starts from nothing. */
const FOLDER = 'node_modules/.cache/coedit';

/** One hash over the names and bytes of all files under `paths`, and over `facts` (versions and the like). */
export function hashInputs(paths, facts = [], root = ROOT) {
  const hash = createHash('sha256');
  for (const fact of facts) hash.update(`${fact}\0`);
  for (const file of listFiles(root, paths)) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** True if the last build was made from these inputs and everything it made is still there in full length. */
export function isFresh(name, hash, root = ROOT) {
  const stamp = readStamp(name, root);
  return stamp?.hash === hash && stamp.outputs.every(([file, size]) => sizeOf(join(root, file)) === size);
}

/** Records the outputs as made from `hash`. Call it only after the step has succeeded. */
export function writeStamp(name, hash, outputs, root = ROOT) {
  const sizes = outputs.map((file) => [file, sizeOf(join(root, file))]);
  const path = stampPath(name, root);
  mkdirSync(dirname(path), { recursive: true });
  // Renamed into place, so that a kill in between leaves the old stamp or the new one, never half of one.
  writeFileSync(`${path}.new`, JSON.stringify({ hash, outputs: sizes }));
  renameSync(`${path}.new`, path);
}

function readStamp(name, root) {
  try {
    return JSON.parse(readFileSync(stampPath(name, root), 'utf8'));
  } catch {
    return undefined; // absent or unreadable: build again
  }
}

const stampPath = (name, root) => join(root, FOLDER, `${name}.json`);

function sizeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.size ?? -1;
}
