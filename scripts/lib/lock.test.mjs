import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock } from './lock.mjs';

let root;
let path;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'coedit-lock-'));
  path = join(root, '.coedit-build.lock');
});
afterEach(() => rmSync(root, { recursive: true }));

test('of many who ask at once one holds it at a time, and nothing is left behind', async () => {
  let holders = 0;
  let most = 0;
  const work = async () => {
    const { release } = await acquireLock({ root });
    holders += 1;
    most = Math.max(most, holders);
    await new Promise((resolve) => setImmediate(resolve));
    holders -= 1;
    release();
  };
  await Promise.all(Array.from({ length: 5 }, work));
  expect(most).toBe(1);
  expect(readdirSync(root)).toEqual([]);
});

test('who has to wait is told once, and gets it when it is given back', async () => {
  const { release } = await acquireLock({ root });
  let told = 0;
  let waited;
  const asked = new Promise((resolve) => {
    waited = acquireLock({
      root,
      onWait: () => {
        told += 1;
        resolve();
      },
    });
  });
  await asked;
  release();
  const second = await waited;
  expect(told).toBe(1);
  expect(existsSync(path)).toBe(true);
  second.release();
});

test('the lock of a process that died is taken over at once', async () => {
  const dead = spawnSync(process.execPath, ['--version']).pid;
  writeFileSync(path, JSON.stringify({ pid: dead, host: hostname(), key: 1 }));
  const { release } = await acquireLock({ root, onWait: () => expect.unreachable('nobody holds it') });
  release();
});

test('the lock of another machine is taken over when it has not been touched for long', async () => {
  writeFileSync(path, JSON.stringify({ pid: process.pid, host: 'elsewhere', key: 1 }));
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(path, longAgo, longAgo);
  const { release } = await acquireLock({ root, onWait: () => expect.unreachable('nobody holds it') });
  release();
});

test('a child that goes on after its parent was killed keeps the lock for as long as it lives', async () => {
  const dead = spawnSync(process.execPath, ['--version']).pid;
  const worker = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  writeFileSync(path, JSON.stringify({ pid: dead, host: hostname(), key: 1, worker: worker.pid }));
  const order = [];
  worker.once('close', () => order.push('worker gone'));
  const { release } = await acquireLock({ root, onWait: () => worker.stdin.end() });
  order.push('lock held');
  expect(order).toEqual(['worker gone', 'lock held']);
  release();
});

test('giving back a lock that was taken over leaves it to its new holder', async () => {
  const { release } = await acquireLock({ root });
  writeFileSync(path, 'of someone else');
  release();
  expect(existsSync(path)).toBe(true);
});
