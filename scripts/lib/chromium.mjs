// A Chromium to test with, in this order: the one named, Playwright's own, the system's, one we can get.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run } from './processes.mjs';
import { ROOT } from './repository.mjs';

// The headless shell first: the same engine without a browser's windows. The end-to-end tests take a quarter less with it.
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const STARTS_WITHIN_MS = 30_000;
/** A download that cannot even connect must not eat the ten minutes of a test run. */
const CONNECT_WITHIN_MS = '10000';
const DOWNLOAD_WITHIN_MS = 180_000;
const PLAYWRIGHT = join('node_modules', 'playwright', 'cli.js');

/** The path of a Chromium that starts, or undefined. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isUsable(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, and that does not start.`);
  }
  return candidates().find(isUsable);
}

/** The same, but downloads or installs one if there is none. */
export async function obtainChromium() {
  const found = findChromium();
  if (found) return found;
  console.log('There is no Chromium here: downloading one for the tests.');
  const environment = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: CONNECT_WITHIN_MS };
  await run(process.execPath, [PLAYWRIGHT, 'install', 'chromium'], {
    env: environment,
    timeout: DOWNLOAD_WITHIN_MS,
  });
  return findChromium() ?? (await installFromDebian());
}

async function installFromDebian() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Installing the system packages chromium and chromium-headless-shell.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  // One by one: older releases have no headless shell, and apt-get then installs neither.
  for (const name of ['chromium', 'chromium-headless-shell']) {
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { env });
  }
  return findChromium();
}

function candidates() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [playwrightsOwn(), ...onPath].filter((path) => path !== undefined && existsSync(path));
}

function playwrightsOwn() {
  try {
    return createRequire(join(ROOT, 'e2e/package.json'))('playwright-core').chromium.executablePath();
  } catch {
    return undefined; // not installed yet, or no build of it for this platform
  }
}

/** Being there is not enough: Playwright's own lacks its libraries on a bare machine. */
function isUsable(path) {
  return spawnSync(path, ['--version'], { timeout: STARTS_WITHIN_MS, stdio: 'ignore' }).status === 0;
}
