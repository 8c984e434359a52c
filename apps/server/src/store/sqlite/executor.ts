import type { SessionId } from '@coedit/protocol';
import { StoreUnavailable } from '../store.ts';
import { backupHandlers } from './backup.ts';
import { blobHandlers } from './blobs.ts';
import { chatHandlers } from './chat.ts';
import { compactionHandlers } from './compaction.ts';
import type { Connection, Engine } from './engine.ts';
import { isCorrupt, isStorageTrouble, toFailure } from './failure.ts';
import { logHandlers } from './log.ts';
import type { Handlers, Operation, OperationKind, Outcome } from './operations.ts';
import { peopleHandlers } from './people.ts';
import { rescueHandlers } from './rescue.ts';
import { sessionFinder } from './session-finder.ts';
import { linkHandlers, sessionHandlers } from './sessions.ts';

/** Bytes. Enough that a full disk or quota is noticed, little enough to be asked for every few seconds. */
const PROBE_BYTES = 16 * 1024;

/** Carries out batches: all operations of one share a transaction, so a hundred appends cost one fsync. */
export class Executor {
  readonly #connection: Connection;
  readonly #handlers: Handlers<OperationKind>;
  readonly #savepoint;
  readonly #release;

  constructor(connection: Connection, openFile: Engine) {
    this.#connection = connection;
    const findSession = sessionFinder(connection);
    this.#handlers = {
      ...sessionHandlers(connection, findSession),
      ...linkHandlers(connection, findSession),
      ...peopleHandlers(connection, findSession),
      ...logHandlers(connection, findSession),
      ...compactionHandlers(connection, findSession),
      ...chatHandlers(connection, findSession),
      ...blobHandlers(connection, findSession),
      ...backupHandlers(connection, openFile),
      ...rescueHandlers(connection),
      probe: probeHandler(connection),
    };
    this.#savepoint = connection.prepare('SAVEPOINT operation');
    this.#release = connection.prepare('RELEASE operation');
  }

  run(operations: readonly Operation[]): readonly Outcome[] {
    const gapped = new Set<SessionId>();
    try {
      return this.#transaction(operations, gapped);
    } catch (error) {
      if (operations.length === 1) return [this.#failedAlone(error)];
    }
    // One operation may be too large for what is left of the disk while the others would fit: each for itself.
    gapped.clear();
    return operations.map((operation) => {
      try {
        return this.#transaction([operation], gapped)[0] ?? failed(new Error('no outcome'));
      } catch (error) {
        if (operation.kind === 'append') gapped.add(operation.id);
        return this.#failedAlone(error);
      }
    });
  }

  /**
   * SQLite calls a page corrupt, too, that the disk could not read just now. A disk that cannot be written either is the
   * trouble, and not what is stored: that must not be called damaged.
   */
  #failedAlone(error: unknown): Outcome {
    if (!isCorrupt(error)) return failed(error);
    try {
      this.#connection.exec('BEGIN');
      this.#handlers.probe({ kind: 'probe', id: null });
      this.#connection.exec('COMMIT');
      return failed(error);
    } catch {
      this.#rollback();
      return failed(new StoreUnavailable('The database can be neither read nor written now.'));
    }
  }

  /** Throws when nothing of it was committed. */
  #transaction(operations: readonly Operation[], gapped: Set<SessionId>): readonly Outcome[] {
    try {
      this.#connection.exec('BEGIN');
      const outcomes = operations.map((operation) => this.#attempt(operation, gapped));
      this.#connection.exec('COMMIT');
      return outcomes;
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  #attempt(operation: Operation, gapped: Set<SessionId>): Outcome {
    // An append whose predecessor failed would leave a gap: it depends on what is not there.
    if (operation.kind === 'append' && gapped.has(operation.id))
      return failed(new StoreUnavailable('An earlier append to this session failed.'));
    this.#savepoint.run();
    try {
      const handle = this.#handlers[operation.kind] as (operation: Operation) => unknown;
      const value = handle(operation);
      this.#release.run();
      return { ok: true, value };
    } catch (error) {
      if (isStorageTrouble(error) || isCorrupt(error)) throw error;
      this.#connection.exec('ROLLBACK TO operation; RELEASE operation');
      if (operation.kind === 'append') gapped.add(operation.id);
      return failed(error);
    }
  }

  #rollback(): void {
    try {
      this.#connection.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }
}

const failed = (error: unknown): Outcome => ({ ok: false, failure: toFailure(error) });

function probeHandler(connection: Connection): () => undefined {
  const insert = connection.prepare(`INSERT INTO probe (payload) VALUES (zeroblob(${PROBE_BYTES}))`);
  const clear = connection.prepare('DELETE FROM probe');
  return () => {
    insert.run();
    clear.run();
    return undefined;
  };
}
