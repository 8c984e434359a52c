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
const RETRY_MS = 200;

/** Waits for the lock; `onWait` is called once if it is somebody else's. Answers the function that gives it back. */
export async function acquireLock({ root = ROOT, onWait = () => {} } = {}) {
  const path = join(root, LOCK_FILE);
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), key: Math.random() });
  for (let attempt = 0; !create(path, mine); attempt += 1) {
    if (removeIfStale(path)) continue;
    if (attempt === 0) onWait();
    await delay(RETRY_MS);
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    if (read(path) === mine) rmSync(path, { force: true });
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
  if (age > STALE_MS) return true;
  try {
    const { pid, host } = JSON.parse(content);
    return host === hostname() && !isAlive(pid);
  } catch {
    return false; // being written this moment
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
