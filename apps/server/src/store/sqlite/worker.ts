import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from './connection.ts';
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
    const executor = new Executor(connection);
    port.on('message', (request: Request) => {
      if (request.kind === 'batch')
        return reply({ kind: 'outcomes', outcomes: executor.run(request.operations) });
      // Closing the last connection checkpoints and removes the write-ahead log.
      connection.close();
      reply({ kind: 'closed' });
      port.close();
    });
    reply({ kind: 'opened' });
  } catch (error) {
    reply({ kind: 'refused', failure: toFailure(error) });
  }
}

await serve(workerData as WorkerSettings);
