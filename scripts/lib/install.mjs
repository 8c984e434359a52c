import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runQuietly } from './processes.mjs';
import { withProgress } from './progress.mjs';
import { ROOT, workspaces } from './repository.mjs';
import { hashInputs, isFresh, writeStamp } from './stamps.mjs';

/** npm writes it last, with what it put into node_modules: an interrupted install has none, or an old one. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Installs exactly what package-lock.json says, unless that is there already. */
export async function install() {
  const manifests = ['package.json', ...workspaces().map((folder) => `${folder}/package.json`)];
  // Packages with machine code differ by platform and by Node's ABI.
  const facts = [process.platform, process.arch, process.versions.modules];
  const hash = hashInputs([...manifests, 'package-lock.json'], facts);
  if (isFresh('install', hash)) return;
  if (!isInstalled(ROOT, manifests)) {
    await withProgress('Installing packages (about half a minute)', () =>
      npm(['ci', '--include=dev', '--no-audit', '--no-fund']),
    );
  }
  writeStamp('install', hash, [INSTALLED]);
}

/**
 * True if node_modules holds what the lock file asks for, however it came there: someone who has run `npm install` by hand
 * is spared a second one.
 */
export function isInstalled(root, manifests) {
  if (!existsSync(join(root, INSTALLED))) return false;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const present = readJson(join(root, INSTALLED)).packages;
  const isThere = ([path, entry]) => {
    if (path === '' || !path.includes('node_modules/')) return true; // a workspace: its link is an entry of its own
    if (!present[path]) return entry.optional === true; // for another platform
    return present[path].version === entry.version && existsSync(join(root, path));
  };
  return (
    manifests.every((manifest) => isLocked(root, manifest, wanted)) && Object.entries(wanted).every(isThere)
  );
}

/** False if a package.json was changed by hand since the lock was written; `npm ci` then says so in its own words. */
function isLocked(root, manifest, locked) {
  const folder = dirname(manifest) === '.' ? '' : dirname(manifest);
  const declared = readJson(join(root, manifest));
  return ['dependencies', 'devDependencies', 'optionalDependencies'].every((kind) =>
    Object.entries(declared[kind] ?? {}).every(([name, range]) => locked[folder]?.[kind]?.[name] === range),
  );
}

/** Runs the very npm that called us, where one did: it need not be the one on the PATH, or there may be none. */
function npm(args) {
  const environment = { ...process.env };
  // `production` would leave out the compiler; npm's own copies of its settings would win over the arguments.
  delete environment.NODE_ENV;
  delete environment.npm_config_omit;
  const cli = process.env.npm_execpath;
  if (cli) return runQuietly(process.execPath, [cli, ...args], { env: environment });
  return runQuietly('npm', args, { env: environment, shell: process.platform === 'win32' });
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
