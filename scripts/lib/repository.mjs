import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds this checkout, wherever it was called from. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Built by `tsc -b` into `dist`, in this order. */
export const NODE_WORKSPACES = [
  'packages/protocol',
  'packages/document',
  'packages/client',
  'apps/server',
  'packages/instance',
  'bench',
  'torture',
];

/** Every workspace: what the globs in package.json stand for. */
export function workspaces(root = ROOT) {
  const under = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${folder}/${entry.name}`);
  return [...under('packages'), ...under('apps'), 'e2e', 'bench', 'torture'].filter((folder) =>
    existsSync(join(root, folder, 'package.json')),
  );
}

const NEVER_ENTERED = new Set(['node_modules', 'dist', 'test-results', 'playwright-report', '.git']);

/** All files under the folders (or the files themselves), relative to `root` with `/`, sorted; absent ones are left out. */
export function listFiles(root, paths) {
  const found = [];
  for (const path of paths) collect(join(root, path), found);
  return found.map((file) => relative(root, file).split(sep).join('/')).sort();
}

function collect(path, found) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') found.push(path);
    else if (error.code !== 'ENOENT') throw error;
    return;
  }
  for (const entry of entries) {
    if (entry.isDirectory()) {
      if (!NEVER_ENTERED.has(entry.name)) collect(join(path, entry.name), found);
    } else if (entry.isFile()) found.push(join(path, entry.name));
  }
}
