import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  bytesOf,
  historyTexts,
  makeLink,
  makeSession,
  records,
  SESSION,
  tailTexts,
} from '../contract/fixtures.ts';
import { type Store, StoreUnavailable } from '../store.ts';
import { DATABASE_FILE, openConnection } from './connection.ts';
import { availableEngines, chooseEngine, type EngineName } from './engine.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { openSqliteStore, type SqliteOptions } from './sqlite-store.ts';
import { temporaryFolder } from './testing/folder.ts';

describe.each(await availableEngines())('the database, on the engine "%s",', (engine: EngineName) => {
  it('waits for the disk on every commit, when it was made and when it is opened again', async () => {
    const made = await temporaryFolder();
    const again = await temporaryFolder();
    await (await openSqliteStore(again, { engine })).close();
    for (const dataDir of [made, again]) {
      const connection = await openConnection({ dataDir, engine, maxBytes: undefined });
      const pragma = (name: string): unknown => connection.prepare(`PRAGMA ${name}`).get()?.[name];
      expect(pragma('synchronous')).toBe(2);
      expect(pragma('journal_mode')).toBe('wal');
      expect(pragma('locking_mode')).toBe('exclusive');
      expect(pragma('wal_autocheckpoint')).toBe(4000);
      expect(pragma('foreign_keys')).toBe(1);
      expect(pragma('user_version')).toBe(SCHEMA_VERSION);
      connection.exec('INSERT INTO probe (payload) VALUES (zeroblob(10))');
      connection.close();
    }
  });

  it('is refused to a second server, in a sentence that says what to do, until the first has gone', async () => {
    const folder = await temporaryFolder();
    const first = await openSqliteStore(folder, { engine });
    const second = openSqliteStore(folder, { engine });
    await expect(second).rejects.toThrow(StoreUnavailable);
    await expect(second).rejects.toThrow(
      `The folder ${folder} is in use by another Coedit server. Stop that one, or give this one its own DATA_DIR.`,
    );
    await first.createSession(makeSession(), [], records('1'));
    await first.close();
    const third = await openFor(folder, { engine });
    expect(await tailTexts(third)).toEqual(['1']);
  });

  it('has all of it when opened again, also by the other engine', async () => {
    const folder = await temporaryFolder();
    const store = await openSqliteStore(folder, { engine });
    await store.createSession(makeSession(), [makeLink('link-1')], records('1', '2'));
    await store.append(SESSION, records('3', '4'));
    await store.compact(SESSION, bytesOf('snapshot'), 3);
    await store.close();
    for (const other of await availableEngines()) {
      const again = await openFor(folder, { engine: other });
      expect(await again.readSession(SESSION)).toEqual(makeSession({ updatedAt: 2000 }));
      expect(await again.listLinks(SESSION)).toEqual([makeLink('link-1')]);
      expect(await again.loadDocument(SESSION)).toMatchObject({
        snapshot: bytesOf('snapshot'),
        snapshotUpTo: 3,
      });
      expect(await tailTexts(again)).toEqual(['4']);
      expect(await historyTexts(again)).toEqual(['1', '2', '3', '4']);
      await again.close();
    }
  });

  it('is one file after a clean close', async () => {
    const folder = await temporaryFolder();
    const store = await openSqliteStore(folder, { engine });
    await store.createSession(makeSession(), [], records('1'));
    expect(await readdir(folder)).toContain(`${DATABASE_FILE}-wal`);
    await store.close();
    expect(await readdir(folder)).toEqual([DATABASE_FILE]);
  });
});

describe('the folder', () => {
  it('is made where it is missing, for the server alone', async () => {
    const folder = join(await temporaryFolder(), 'deep', 'data');
    const store = await openFor(folder);
    await store.probe();
    if (process.platform !== 'win32') expect((await stat(folder)).mode & 0o077).toBe(0);
  });

  it('that cannot be made is named', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const opening = openSqliteStore(join(file, 'data'));
    await expect(opening).rejects.toThrow(StoreUnavailable);
    await expect(opening).rejects.toThrow(file);
  });

  it('of a newer Coedit is refused and left as it is', async () => {
    const folder = await temporaryFolder();
    const openFile = await chooseEngine();
    const connection = openFile(join(folder, DATABASE_FILE));
    connection.exec('PRAGMA user_version = 999');
    connection.close();
    await expect(openSqliteStore(folder)).rejects.toThrow('written by a newer Coedit');
    await expect(openSqliteStore(folder)).rejects.toThrow('written by a newer Coedit');
  });
});

async function openFor(folder: string, options?: SqliteOptions): Promise<Store> {
  const store = await openSqliteStore(folder, options);
  onTestFinished(() => store.close());
  return store;
}
