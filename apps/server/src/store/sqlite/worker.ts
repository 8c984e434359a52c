import { parentPort, workerData } from 'node:worker_threads';
import { openConnection, openingError } from './connection.ts';
import { type Connection, chooseEngine } from './engine.ts';
import { Executor } from './executor.ts';
import { toFailure } from './failure.ts';
import type { Reply, Request, WorkerSettings } from './operations.ts';

/** The thread that waits for the disk, so that no other has to. Strictly one request after the other. */
async function serve(settings: WorkerSettings): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('This file runs as a worker thread.');
  const reply = (message: Reply): void => port.postMessage(message);
  try {
    const connection = await openConnection(settings);
    const executor = await executorOn(connection, settings);
    port.on('message', (request: Request) => {
      if (request.kind === 'batch')
        return reply({ kind: 'outcomes', outcomes: executor.run(request.operations) });
      closeWhole(connection);
      reply({ kind: 'closed' });
      port.close();
    });
    reply({ kind: 'opened' });
  } catch (error) {
    reply({ kind: 'refused', failure: toFailure(error) });
  }
}

/** Prepares every statement: the first to find that the tables are not those that this program made. */
async function executorOn(connection: Connection, settings: WorkerSettings): Promise<Executor> {
  try {
    return new Executor(connection, await chooseEngine(settings.engine));
  } catch (error) {
    connection.close();
    throw openingError(error, settings.dataDir);
  }
}

/** All into the one file. Not left to `close` alone, which does it in its own time (see engine.ts). */
function closeWhole(connection: Connection): void {
  try {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // On a full disk, say. All is committed: it is in the write-ahead log, which the next start reads.
  }
  connection.close();
}

await serve(workerData as WorkerSettings);
