import type { Lineage, SessionId } from '@coedit/protocol';
import type { SettingAside } from '../backups.ts';
import { integer } from './columns.ts';
import type { Connection, Row, SqlValue } from './engine.ts';
import { isDamage } from './failure.ts';
import { blockInserter, logHandlers, snapshotKey, snapshotReader, toVerifiedBlock } from './log.ts';
import { checksumOf } from './records.ts';
import { sessionFinder } from './session-finder.ts';

/** Everything that is stored of a session, with the session's number in the column `session`. */
const TABLES = ['link', 'person', 'snapshot', 'log', 'history', 'chat', 'blob'] as const;
/** Who may come in. */
const RIGHTS = ['link', 'person'] as const;
/** Its place among the rows of all sessions: given anew where a row is copied to. */
const OWN_PLACE = 'position';

/**
 * Copies every row as it is, under the same number, into an empty place. Returns false when something of it is damaged:
 * then what could be read is there, and can be found to be damaged there too.
 */
export function copyWhole(from: Connection, to: Connection, id: SessionId): boolean {
  const row = from.prepare('SELECT * FROM session WHERE id = ?').get(id);
  // Deleted since the list was made.
  if (row === undefined) return true;
  const number = integer(row, 'number');
  to.exec('BEGIN');
  // An operation may be tried again.
  to.prepare('DELETE FROM session WHERE number = ?').run(number);
  insert(to, 'session', row);
  let isWhole = true;
  for (const table of TABLES) {
    try {
      copyRows({ from, to, table, fromNumber: number, number });
    } catch (error) {
      if (!isDamage(error)) throw error;
      isWhole = false;
    }
  }
  to.exec('COMMIT');
  return isWhole && loads(from, id);
}

/** Gives the session another id and a note behind its name. Returns its number; null: there is none. */
export function setAside(
  connection: Connection,
  id: SessionId,
  { asideId, asideNote }: SettingAside,
): number | null {
  const row = connection
    .prepare('UPDATE session SET id = ?, name = name || ? WHERE id = ? RETURNING number')
    .get(asideId, asideNote, id);
  return row === undefined ? null : integer(row, 'number');
}

/** A session with the content of another one, its records checked and written under a number of its own. Returns that. */
export function copyContent(from: Connection, to: Connection, id: SessionId, lineage: Lineage): number {
  const { number: fromNumber } = sessionFinder(from)(id);
  const { number: _its, ...row } = from.prepare('SELECT * FROM session WHERE id = ?').get(id) ?? {};
  insert(to, 'session', { ...row, lineage });
  const { number } = sessionFinder(to)(id);
  const snapshot = snapshotReader(from)(id, fromNumber);
  if (snapshot.payload !== null) {
    const checksum = checksumOf(snapshotKey(number, snapshot.upTo), snapshot.payload);
    insert(to, 'snapshot', { session: number, up_to: snapshot.upTo, checksum, payload: snapshot.payload });
  }
  for (const table of ['log', 'history'] as const) {
    const write = blockInserter(to, table);
    for (const block of rowsOf(from, table, fromNumber)) write(number, toVerifiedBlock(table, id, block));
  }
  copyChat({ from, to, fromNumber, number });
  copyBlobs({ from, to, fromNumber, number });
  return number;
}

interface Copying {
  readonly from: Connection;
  readonly to: Connection;
  readonly fromNumber: number;
  readonly number: number;
}

export function copyRights(copying: Copying): void {
  for (const table of RIGHTS) copyRows({ ...copying, table });
}

export function copyChat(copying: Copying): void {
  copyRows({ ...copying, table: 'chat' });
}

/** One row at a time: each may be some megabytes. */
export function copyBlobs({ from, to, fromNumber, number }: Copying): void {
  const hashes = from.prepare('SELECT hash FROM blob WHERE session = ?').all(fromNumber);
  const select = from.prepare('SELECT * FROM blob WHERE session = ? AND hash = ?');
  for (const { hash } of hashes) {
    const row = select.get(fromNumber, hash as SqlValue);
    if (row !== undefined) insert(to, 'blob', { ...row, session: number });
  }
}

function copyRows({ from, to, table, fromNumber, number }: Copying & { readonly table: string }): void {
  for (const row of rowsOf(from, table, fromNumber)) insert(to, table, { ...row, session: number });
}

function rowsOf(connection: Connection, table: string, session: number): readonly Row[] {
  return connection.prepare(`SELECT * FROM ${table} WHERE session = ?`).all(session);
}

function insert(connection: Connection, table: string, row: Row): void {
  const columns = Object.keys(row).filter((column) => column !== OWN_PLACE);
  const places = columns.map(() => '?').join(', ');
  const values = columns.map((column) => row[column] as SqlValue);
  connection.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(...values);
}

/** Every record is there and as it was written. */
export function loads(connection: Connection, id: SessionId): boolean {
  try {
    logHandlers(connection, sessionFinder(connection)).loadDocument({ kind: 'loadDocument', id });
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}
