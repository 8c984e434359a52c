import { parentPort, workerData } from 'node:worker_threads';
import { SessionClient } from '@coedit/client';
import { WebSocket } from 'ws';
import { until } from '../until.ts';
import { PATH } from '../writer.ts';
import type { Order, Told, Workplace } from './innocents.ts';
import { LEAST_LETTERS } from './least-letters.ts';

/** Between two letters. */
const PAUSE_MS = 25;

function join({ serverUrl, sessionId, token }: Workplace, name: string): SessionClient {
  return new SessionClient({
    serverUrl,
    sessionId,
    token,
    name,
    wishedColour: 0,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  });
}

function fileOf(client: SessionClient) {
  const file = client.workspace.find(PATH);
  return file === undefined ? null : client.workspace.text(file.id);
}

/** One types, one reads; how long each letter took is noted. Runs in a thread of its own: an attacker's work is not counted. */
async function type(place: Workplace): Promise<void> {
  const writer = join(place, 'Writer');
  const reader = join(place, 'Reader');
  await until('the file', () => fileOf(writer) !== null && fileOf(reader) !== null);
  const [written, read] = [fileOf(writer), fileOf(reader)];
  if (written === null || read === null) throw new Error('no file');
  const typedAt: number[] = [];
  const latencies: number[] = [];
  let disconnections = 0;
  writer.connection.subscribe(() => {
    if (writer.connection.get().kind !== 'online') disconnections += 1;
  });
  read.observe(() => {
    const now = performance.now();
    for (let seen = latencies.length; seen < read.length; seen++)
      latencies.push(now - (typedAt[seen] ?? now));
  });
  const timer = setInterval(() => {
    typedAt.push(performance.now());
    written.insert(written.length, String.fromCharCode(97 + (typedAt.length % 26)));
  }, PAUSE_MS);
  const tell = (told: Told): void => parentPort?.postMessage(told);
  tell({ kind: 'ready' });
  let calm: readonly number[] = [];
  let from = 0;
  parentPort?.on('message', async (order: Order) => {
    if (order === 'watch') {
      // Letters under way count for what comes.
      if (calm.length === 0) calm = latencies.slice();
      from = latencies.length;
      return;
    }
    // What an attack did may show only after it; and a p99 of a few letters says nothing.
    await until('enough letters', () => latencies.length - from >= LEAST_LETTERS);
    clearInterval(timer);
    await until(
      'all is seen and saved',
      () => read.length === typedAt.length && writer.saveStatus.get().kind === 'saved',
    );
    tell({
      kind: 'done',
      calm,
      latencies: latencies.slice(from),
      text: written.toString(),
      disconnections,
    });
    writer.destroy();
    reader.destroy();
    parentPort?.close();
  });
}

await type(workerData as Workplace);
