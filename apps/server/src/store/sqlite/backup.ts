import { existsSync } from 'node:fs';
import type { SessionId } from '@coedit/protocol';
import { NoSuchSession, StoreDamaged } from '../store.ts';
import { integer, text } from './columns.ts';
import type { Connection, Engine } from './engine.ts';
import { logHandlers } from './log.ts';
import type { Handlers } from './operations.ts';
import { migrate } from './schema.ts';
import { copyContent, copyRights, copyWhole, loads, setAside } from './session-copy.ts';
import { sessionFinder } from './session-finder.ts';
import { toSession } from './sessions.ts';

type BackupKind =
  | 'listSessions'
  | 'beginBackup'
  | 'copySession'
  | 'endBackup'
  | 'readBackup'
  | 'isAsIn'
  | 'restore';

/**
 * Session by session, each an operation of its own between the others': a copy of the whole file in one go would hold up
 * every commit, and no other process can read a database that is locked as this one is.
 */
export function backupHandlers(connection: Connection, openFile: Engine): Handlers<BackupKind> {
  let target: Connection | undefined;
  const list = connection.prepare('SELECT id FROM session ORDER BY number');

  function openTarget(file: string): undefined {
    target = openFile(file);
    // The whole file is synced when it is done; until then it has another name.
    target.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
    migrate(target);
  }

  return {
    listSessions: () => list.all().map((row) => text(row, 'id') as SessionId),
    beginBackup: ({ file }) => openTarget(file),
    copySession({ id }) {
      if (target === undefined) throw new Error('no backup was begun');
      return copyWhole(connection, target, id);
    },
    endBackup() {
      target?.close();
      target = undefined;
    },
    readBackup: ({ file }) =>
      withBackup(openFile, file, (backup) =>
        backup.prepare('SELECT * FROM session ORDER BY number').all().map(toSession),
      ),
    isAsIn: ({ id, file }) =>
      withBackup(
        openFile,
        file,
        (backup) => newestOf(backup, id) === newestOf(connection, id) && loads(connection, id),
      ),
    restore({ id, file, aside }) {
      return withBackup(openFile, file, (backup) => {
        // Reads and checks every record of it; throws before anything was changed.
        logHandlers(backup, sessionFinder(backup)).loadDocument({ kind: 'loadDocument', id });
        const replaced = setAside(connection, id, aside);
        const number = copyContent(backup, connection, id, aside.lineage);
        const rights =
          replaced === null
            ? { from: backup, fromNumber: sessionFinder(backup)(id).number }
            : { from: connection, fromNumber: replaced };
        copyRights({ ...rights, to: connection, number });
        return replaced !== null;
      });
    },
  };
}

function withBackup<T>(openFile: Engine, file: string, work: (backup: Connection) => T): T {
  // Opening what is not there would make an empty database.
  if (!existsSync(file)) throw new NoSuchSession(`There is no file ${file}.`);
  const backup = openFile(file);
  try {
    const version = integer(backup.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
    if (version === 0) throw new StoreDamaged(`${file} is not a backup of Coedit.`);
    migrate(backup);
    return work(backup);
  } finally {
    backup.close();
  }
}

/** The lineage and the number of the newest record: two of one lineage with as many records are the same. */
function newestOf(connection: Connection, id: SessionId): string | null {
  const row = connection.prepare('SELECT lineage, newest FROM session WHERE id = ?').get(id);
  return row === undefined ? null : `${text(row, 'lineage')}:${integer(row, 'newest')}`;
}
