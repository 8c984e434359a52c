import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Lineage, SessionId } from '@coedit/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { makeSession, records, SESSION } from '../contract/fixtures.ts';
import { StoreDamaged } from '../store.ts';
import { DATABASE_FILE } from './connection.ts';
import { chooseEngine } from './engine.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { temporaryFolder } from './testing/folder.ts';

const BYTES = new Uint8Array(300_000).map((_, index) => index % 251);
const HASH = createHash('sha256').update(BYTES).digest('hex');
const aside = (name: string) => ({
  asideId: `aside-${name}-0001` as SessionId,
  asideNote: ` (${name})`,
  lineage: `lineage-${name}` as Lineage,
});

it('blobs are in the backup, come back with it, and go on where a session starts over', async () => {
  const folder = await temporaryFolder();
  const store = await openSqliteStore(folder);
  onTestFinished(() => store.close());
  await store.createSession(makeSession(), [], records('1'));
  await store.putBlob(SESSION, HASH, BYTES);
  const file = join(folder, 'backup.db');
  await store.backUp(file);
  await store.sortBlobs(SESSION, { since: [], removed: [HASH] });
  expect(await store.restore(file, { id: SESSION, ...aside('replaced') })).toBe(true);
  expect(await store.readBlob(SESSION, HASH)).toEqual(BYTES);
  expect(await store.listBlobs(aside('replaced').asideId)).toEqual([]);
  const [first] = records('2');
  if (first === undefined) throw new Error('no record');
  await store.startOver(SESSION, aside('damaged'), first);
  expect(await store.readBlob(SESSION, HASH)).toEqual(BYTES);
  expect(await store.readBlob(aside('damaged').asideId, HASH)).toEqual(BYTES);
});

it('bytes that are not those of their hash are never handed out, and whole when they are put again', async () => {
  const folder = await temporaryFolder();
  const before = await openSqliteStore(folder);
  await before.createSession(makeSession(), [], []);
  await before.putBlob(SESSION, HASH, BYTES);
  await before.close();
  const connection = (await chooseEngine())(join(folder, DATABASE_FILE));
  connection.exec("UPDATE blob SET payload = x'00'");
  connection.close();
  const store = await openSqliteStore(folder);
  onTestFinished(() => store.close());
  await expect(store.readBlob(SESSION, HASH)).rejects.toThrow(StoreDamaged);
  await store.putBlob(SESSION, HASH, BYTES);
  expect(await store.readBlob(SESSION, HASH)).toEqual(BYTES);
});
