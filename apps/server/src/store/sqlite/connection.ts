import { join } from 'node:path';
import { StoreDamaged, StoreUnavailable } from '../store.ts';
import { integer, text } from './columns.ts';
import { type Connection, chooseEngine } from './engine.ts';
import { isBusy, isDamage, isMisshapen, toStoreError } from './failure.ts';
import type { WorkerSettings } from './operations.ts';
import { migrate } from './schema.ts';
import { renewWriteAheadLog } from './write-ahead-log.ts';

export const DATABASE_FILE = 'coedit.sqlite';

const SYNCHRONOUS_FULL = 2;
/** Pages of 4 KiB. A checkpoint costs an fsync of the database, so it should be rare; 16 MB of log replay in a blink. */
const CHECKPOINT_PAGES = 4000;
/** The pages at the end of every busy session's log stay in it, whatever else is read. */
const CACHE_KIBIBYTES = 16 * 1024;
/** Bytes. What one large transaction left behind is cut off again at the next checkpoint. */
const LOG_FILE_LIMIT = 64 * 1024 * 1024;

/** Opens the folder's database as the only one that may, ready for use and safe against a crash of the machine. */
export async function openConnection(settings: WorkerSettings): Promise<Connection> {
  const openFile = await chooseEngine(settings.engine);
  let connection: Connection | undefined;
  try {
    connection = openFile(join(settings.dataDir, DATABASE_FILE));
    configure(connection, settings);
    return connection;
  } catch (error) {
    connection?.close();
    throw openingError(error, settings.dataDir);
  }
}

/** What the operator is told of a database that cannot be made ready. */
export function openingError(error: unknown, dataDir: string): Error {
  if (isBusy(error))
    return new StoreUnavailable(
      `The folder ${dataDir} is in use by another Coedit server. Stop that one, or give this one its own DATA_DIR.`,
    );
  // The names of tables and columns lie in the file too: one that is not known is a damaged one.
  if (isMisshapen(error))
    return unreadable(dataDir, new Error(`The database file is damaged: ${toStoreError(error).message}.`));
  return isDamage(error) ? unreadable(dataDir, toStoreError(error)) : toStoreError(error);
}

/** An empty database in its place would look like a server on which nobody ever wrote anything. */
function unreadable(dataDir: string, { message }: Error): StoreDamaged {
  return new StoreDamaged(
    `${message} Nothing was changed. Move the folder ${dataDir} aside, without deleting it, and bring the newest backup back: npm run restore -- FILE (docs/operations.md).`,
  );
}

function configure(connection: Connection, { dataDir, maxBytes }: WorkerSettings): void {
  // Before the first access: only then WAL mode works without shared memory, and a second opener gets SQLITE_BUSY.
  connection.exec('PRAGMA locking_mode = EXCLUSIVE');
  // The first reading, which takes the lock for good.
  connection.prepare('PRAGMA user_version').get();
  renewWriteAheadLog(join(dataDir, DATABASE_FILE));
  expectPragma(connection, 'PRAGMA journal_mode = WAL', 'journal_mode', 'wal');
  connection.exec(`
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;       -- what a savepoint needs to roll back must not depend on room in /tmp
    PRAGMA cache_size = -${CACHE_KIBIBYTES};
    PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
    PRAGMA journal_size_limit = ${LOG_FILE_LIMIT};
    PRAGMA fullfsync = ON;            -- macOS: its plain fsync leaves bytes in the drive's cache
    PRAGMA checkpoint_fullfsync = ON;
  `);
  migrate(connection);
  // Last, and read back: engines reopen WAL databases at NORMAL, which acknowledges without an fsync.
  connection.exec('PRAGMA synchronous = FULL');
  const synchronous = integer(connection.prepare('PRAGMA synchronous').get() ?? {}, 'synchronous');
  if (synchronous !== SYNCHRONOUS_FULL)
    throw new StoreUnavailable('The database does not wait for the disk (synchronous is not FULL).');
  expectPragma(connection, 'PRAGMA locking_mode', 'locking_mode', 'exclusive');
  if (maxBytes !== undefined) limitSize(connection, maxBytes);
}

function expectPragma(connection: Connection, sql: string, name: string, expected: string): void {
  const value = text(connection.prepare(sql).get() ?? {}, name);
  if (value === expected) return;
  throw new StoreUnavailable(
    `The database's ${name} is ${value}, not ${expected}: is its folder a local disk?`,
  );
}

function limitSize(connection: Connection, maxBytes: number): void {
  const pageSize = integer(connection.prepare('PRAGMA page_size').get() ?? {}, 'page_size');
  connection.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(maxBytes / pageSize))}`);
}
