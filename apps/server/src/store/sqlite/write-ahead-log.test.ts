import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeSession, records, tailTexts } from '../contract/fixtures.ts';
import { StoreUnavailable } from '../store.ts';
import { DATABASE_FILE } from './connection.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { temporaryFolder } from './testing/folder.ts';
import { renewWriteAheadLog } from './write-ahead-log.ts';

/** That it is synced, and before anything else is written, and what a power cut takes otherwise: `npm run torture -- power-cut`. */
describe('the write-ahead log that is found at the start', () => {
  it('is written again, with the same bytes, however many they are', async () => {
    const database = join(await temporaryFolder(), 'database');
    const bytes = Buffer.from(Array.from({ length: 2 * 1024 * 1024 + 777 }, (_, index) => index % 251));
    await writeFile(`${database}-wal`, bytes);
    const before = await writtenAt(database);
    renewWriteAheadLog(database);
    expect(await writtenAt(database)).toBeGreaterThan(before);
    expect((await readFile(`${database}-wal`)).equals(bytes)).toBe(true);
  });

  it('is written again when a store is opened, which then has all that is in it', async () => {
    const folder = await folderLeftByKilled('1', '2');
    const before = await writtenAt(join(folder, DATABASE_FILE));
    const store = await openSqliteStore(folder);
    onTestFinished(() => store.close());
    expect(await writtenAt(join(folder, DATABASE_FILE))).toBeGreaterThan(before);
    expect(await tailTexts(store)).toEqual(['1', '2']);
  });

  it('is left alone while another server has the folder', async () => {
    const folder = await temporaryFolder();
    const store = await openSqliteStore(folder);
    onTestFinished(() => store.close());
    await store.createSession(makeSession(), [], records('1'));
    const before = await writtenAt(join(folder, DATABASE_FILE));
    await expect(openSqliteStore(folder)).rejects.toThrow('in use by another Coedit server');
    expect(await writtenAt(join(folder, DATABASE_FILE))).toBe(before);
  });

  it('that cannot be read or written is named, with what to do', async () => {
    const database = join(await temporaryFolder(), 'database');
    renewWriteAheadLog(database);
    await mkdir(`${database}-wal`);
    expect(() => renewWriteAheadLog(database)).toThrow(StoreUnavailable);
    expect(() => renewWriteAheadLog(database)).toThrow(`${database}-wal cannot be brought to the disk`);
  });
});

const writtenAt = async (database: string): Promise<bigint> =>
  (await stat(`${database}-wal`, { bigint: true })).mtimeNs;

/** As a kill leaves it: the files of a store that was not closed. */
async function folderLeftByKilled(...texts: readonly string[]): Promise<string> {
  const running = await temporaryFolder();
  const left = await temporaryFolder();
  const store = await openSqliteStore(running);
  onTestFinished(() => store.close());
  await store.createSession(makeSession(), [], records(...texts));
  for (const name of [DATABASE_FILE, `${DATABASE_FILE}-wal`])
    await copyFile(join(running, name), join(left, name));
  return left;
}
