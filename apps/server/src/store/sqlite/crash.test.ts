import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { historyTexts, SESSION, tailTexts, textOf } from '../contract/fixtures.ts';
import type { Store } from '../store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { temporaryFolder } from './testing/folder.ts';

const WRITER = fileURLToPath(new URL('./testing/crash-writer.js', import.meta.url));

describe('kill -9', { timeout: 60_000 }, () => {
  it('amid appends: all that was acknowledged is there, in order and whole', async () => {
    const folder = await temporaryFolder();
    for (const enough of [1, 7, 60, 200, 333]) {
      const acknowledged = await writeUntilKilled(folder, enough, 0);
      const store = await openSqliteStore(folder);
      onTestFinished(() => store.close());
      await expectNumbered(store, acknowledged);
      await store.close();
    }
  });

  it('amid compactions: either the old or the new is there, and the history in any case', async () => {
    const folder = await temporaryFolder();
    for (const enough of [9, 25, 120, 260, 411, 555]) {
      const acknowledged = await writeUntilKilled(folder, enough, 10);
      const store = await openSqliteStore(folder);
      onTestFinished(() => store.close());
      const { snapshot, snapshotUpTo } = await store.loadDocument(SESSION);
      expect(snapshot && textOf(snapshot)).toBe(snapshotUpTo === 0 ? null : `up to ${snapshotUpTo}`);
      await expectNumbered(store, acknowledged);
      await store.close();
    }
    const store = await openSqliteStore(folder);
    onTestFinished(() => store.close());
    expect((await store.loadDocument(SESSION)).snapshotUpTo).toBeGreaterThan(0);
  });
});

/** Kills the writer as soon as it has acknowledged `enough` more; gives the newest number it acknowledged. */
async function writeUntilKilled(folder: string, enough: number, pace: number): Promise<number> {
  const writer = spawn(process.execPath, [WRITER, folder, SESSION, `${pace}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void writer.kill('SIGKILL'));
  const closed = once(writer, 'close');
  const acknowledged = await readNumbers(writer, enough);
  await closed;
  expect(writer.signalCode).toBe('SIGKILL');
  return acknowledged;
}

async function readNumbers(writer: ChildProcess, enough: number): Promise<number> {
  let newest = 0;
  let count = 0;
  for await (const line of createInterface({ input: writer.stdout! })) {
    newest = Math.max(newest, Number(line));
    if (++count === enough) writer.kill('SIGKILL');
  }
  return newest;
}

async function expectNumbered(store: Store, acknowledged: number): Promise<void> {
  const numbers = (await historyTexts(store)).map((text) => Number(text.split(' ')[0]));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(numbers.length).toBeGreaterThanOrEqual(acknowledged);
  const { snapshotUpTo } = await store.loadDocument(SESSION);
  const tail = (await tailTexts(store)).map((text) => Number(text.split(' ')[0]));
  expect(tail).toEqual(numbers.slice(snapshotUpTo));
}
