import { join } from 'node:path';
import type { LinkId } from '@coedit/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { makeLink, makeMessage, makeSession, records, SESSION, tailTexts } from '../contract/fixtures.ts';
import { DATABASE_FILE } from './connection.ts';
import { type Connection, chooseEngine } from './engine.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { temporaryFolder } from './testing/folder.ts';

/** Takes the newest tables away again: the file is then as an older Coedit left it. */
function asBeforePeople(connection: Connection): void {
  connection.exec(`
    ALTER TABLE link DROP COLUMN last_used_at;
    ALTER TABLE chat DROP COLUMN person_hash;
    DROP TABLE person;
    DROP TABLE blob;
    PRAGMA user_version = 1;
  `);
}

it('a database of before there were people is brought up to date when it is opened, with all that is in it', async () => {
  const folder = await temporaryFolder();
  const before = await openSqliteStore(folder);
  await before.createSession(makeSession(), [makeLink('link-1')], records('1', '2'));
  await before.appendChat(SESSION, makeMessage('m1'), new Uint8Array(32));
  await before.close();
  const openFile = await chooseEngine();
  const connection = openFile(join(folder, DATABASE_FILE));
  asBeforePeople(connection);
  connection.close();

  const store = await openSqliteStore(folder);
  onTestFinished(() => store.close());
  expect(SCHEMA_VERSION).toBeGreaterThanOrEqual(5);
  expect(await tailTexts(store)).toEqual(['1', '2']);
  expect(await store.listLinks(SESSION)).toEqual([makeLink('link-1')]);
  expect(await store.listPeople(SESSION)).toEqual([]);
  expect(await store.readChat(SESSION, 10)).toEqual([makeMessage('m1')]);
  expect(await store.retractChat(SESSION, 'm1', new Uint8Array(32))).toBeNull();
  const person = { personHash: new Uint8Array(32), linkId: 'link-1' as LinkId, role: null, at: 5 };
  await store.setPerson(SESSION, person);
  expect(await store.listPeople(SESSION)).toEqual([person]);
});
