import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  bytesOf,
  historyTexts,
  makeSession,
  OTHER_SESSION,
  records,
  SESSION,
  tailTexts,
} from '../contract/fixtures.ts';
import { type Store, StoreDamaged } from '../store.ts';
import { DATABASE_FILE } from './connection.ts';
import { chooseEngine } from './engine.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { temporaryFolder } from './testing/folder.ts';

/** Large enough to lie in pages of its own. */
const MARK = `the bytes that get damaged ${'-'.repeat(10_000)}`;

describe('a damaged database', () => {
  it('a flipped bit in the log is an error that names the session; the other session loads', async () => {
    const folder = await folderWith(async (store) => store.append(SESSION, records('before', MARK, 'after')));
    await flipBitOf(folder, MARK);
    const store = await reopen(folder);
    await expect(store.loadDocument(SESSION)).rejects.toThrow(StoreDamaged);
    await expect(store.loadDocument(SESSION)).rejects.toThrow(SESSION);
    await expect(historyTexts(store)).rejects.toThrow(StoreDamaged);
    await expect(store.compact(SESSION, bytesOf('x'), 3)).rejects.toThrow(StoreDamaged);
    expect(await tailTexts(store, OTHER_SESSION)).toEqual(['intact']);
  });

  it('a flipped bit in the snapshot is an error, not an empty document', async () => {
    const folder = await folderWith(async (store) => {
      await store.append(SESSION, records('1', '2'));
      await store.compact(SESSION, bytesOf(MARK), 2);
    });
    await flipBitOf(folder, MARK);
    const store = await reopen(folder);
    await expect(store.loadDocument(SESSION)).rejects.toThrow(StoreDamaged);
    expect(await tailTexts(store, OTHER_SESSION)).toEqual(['intact']);
  });

  it.each([
    ['the first row of the log', 'DELETE FROM log WHERE session = 1 AND first = 1'],
    ['a row amid the log', 'DELETE FROM log WHERE session = 1 AND first = 2'],
    ['the last row of the log', 'DELETE FROM log WHERE session = 1 AND first = 3'],
    [
      'a row amid the log, with a total that fits',
      'DELETE FROM log WHERE session = 1 AND first = 2; UPDATE session SET newest = 2 WHERE number = 1',
    ],
    ['all of the log', 'DELETE FROM log WHERE session = 1'],
    ['a row in another place', 'UPDATE log SET first = 7 WHERE session = 1 AND first = 3'],
    ['a row of another session', 'UPDATE log SET session = 1, first = 4 WHERE session = 2'],
    [
      'a row that holds other records than it says',
      'UPDATE log SET count = 2 WHERE session = 1 AND first = 3',
    ],
  ])('a hole is an error: %s', async (_, sql) => {
    const folder = await folderWith(async (store) => {
      for (const text of ['1', '2', '3']) await store.append(SESSION, records(text));
    });
    await change(folder, sql);
    const store = await reopen(folder);
    await expect(store.loadDocument(SESSION)).rejects.toThrow(StoreDamaged);
    await expect(store.loadDocument(SESSION)).rejects.toThrow(SESSION);
  });

  it('a lost snapshot is an error, not a document without its beginning', async () => {
    const folder = await folderWith(async (store) => {
      await store.append(SESSION, records('1', '2', '3'));
      await store.compact(SESSION, bytesOf('snapshot'), 2);
    });
    await change(folder, 'DELETE FROM snapshot');
    const store = await reopen(folder);
    await expect(store.loadDocument(SESSION)).rejects.toThrow(StoreDamaged);
  });

  it('a table that is not as it was made is a damaged database, said at the start in a sentence', async () => {
    const folder = await folderWith(async (store) => store.append(SESSION, records('before')));
    await change(folder, 'ALTER TABLE link RENAME COLUMN role TO rolf');
    const opened = reopen(folder);
    await expect(opened).rejects.toThrow(StoreDamaged);
    await expect(opened).rejects.toThrow(/is damaged: .*npm run restore/);
  });

  it('a flipped bit in the packed history harms the history only', async () => {
    const folder = await folderWith(async (store) => {
      await store.append(SESSION, records('1', '2', '3'));
      await store.compact(SESSION, bytesOf('snapshot'), 2);
    });
    await change(folder, `UPDATE history SET payload = CAST(payload || x'00' AS BLOB)`);
    const store = await reopen(folder);
    await expect(historyTexts(store)).rejects.toThrow(StoreDamaged);
    expect(await tailTexts(store)).toEqual(['3']);
  });

  it('a file that is no database is refused', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, DATABASE_FILE), 'x'.repeat(8192));
    await expect(openSqliteStore(folder)).rejects.toThrow(StoreDamaged);
  });
});

/** With an intact other session; closed, so that all is in the one file. */
async function folderWith(fill: (store: Store) => Promise<void>): Promise<string> {
  const folder = await temporaryFolder();
  const store = await openSqliteStore(folder);
  await store.createSession(makeSession(), [], []);
  await store.createSession(makeSession({ id: OTHER_SESSION }), [], records('intact'));
  await fill(store);
  await store.close();
  return folder;
}

async function reopen(folder: string): Promise<Store> {
  const store = await openSqliteStore(folder);
  onTestFinished(() => store.close());
  return store;
}

async function flipBitOf(folder: string, text: string): Promise<void> {
  const path = join(folder, DATABASE_FILE);
  const file = await readFile(path);
  const at = file.indexOf(text.slice(0, 20));
  expect(at).toBeGreaterThan(0);
  file[at] = file[at]! ^ 1;
  await writeFile(path, file);
}

async function change(folder: string, sql: string): Promise<void> {
  const openFile = await chooseEngine();
  const connection = openFile(join(folder, DATABASE_FILE));
  connection.exec(sql);
  connection.close();
}
