// Two `npm start` or `npm test` in one folder must not install and build over each other.
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from './repository.mjs';

/** Not inside node_modules, which `npm ci` empties. */
const LOCK_FILE = '.coedit-build.lock';
const HEARTBEAT_MS = 2_000;
/** A holder that has not touched its lock for so long is gone, whatever its process id says now (it may be reused, or of another container). */
const STALE_MS = 20_000;
/** A child that outlived its killed parent still installs or builds, and nobody touches the lock for it: give it so long. */
const ORPHAN_MS = 60_000;
const RETRY_MS = 200;

/**
 * Waits for the lock; `onWait` is called once if it is somebody else's. `release` gives it back; `shareWith` names the
 * child that does the work at the moment.
 */
export async function acquireLock({ root = ROOT, onWait = () => {} } = {}) {
  const path = join(root, LOCK_FILE);
  const owner = { pid: process.pid, host: hostname(), key: Math.random() };
  for (let attempt = 0; !create(path, JSON.stringify(owner)); attempt += 1) {
    if (removeIfStale(path)) continue;
    if (attempt === 0) onWait();
    await delay(RETRY_MS);
  }
  const isMine = () => parse(read(path))?.key === owner.key;
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    shareWith: (worker) => {
      if (isMine()) writeFileSync(path, JSON.stringify({ ...owner, worker }));
    },
    release: () => {
      clearInterval(heartbeat);
      if (isMine()) rmSync(path, { force: true });
    },
  };
}

function create(path, content) {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Moved aside rather than deleted: of several that find the same stale lock only one can move it. Should the lock have
 * changed hands between the reading and the moving, it is put back.
 */
function removeIfStale(path) {
  const content = read(path);
  if (content === undefined || !isStale(path, content)) return content === undefined;
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return true;
  }
  if (read(aside) !== content) {
    try {
      linkSync(aside, path);
    } catch {
      // a third one holds it already
    }
  }
  rmSync(aside, { force: true });
  return true;
}

function isStale(path, content) {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const { pid, host, worker } = parse(content) ?? {};
  if (host !== hostname() || isAlive(pid)) return age > STALE_MS; // or being written this moment
  return worker === undefined || !isAlive(worker) || age > ORPHAN_MS;
}

function parse(content) {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function touch(path) {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // deleted by hand: nothing to keep alive
  }
}
