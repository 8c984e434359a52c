import { inBatches, joinAll } from '../load/join-all.ts';
import type { RawSocket } from '../load/raw-socket.ts';
import { settledMemory, UNTIL_COLLECTED_S } from '../load/settled-memory.ts';
import type { OpenDocument, RunningPeer } from '../peers/peer.ts';
import type { Measurement } from '../scenario.ts';
import { SmallSession } from './small-session.ts';
import { traffic } from './traffic.ts';

/** ms; sessions stay for half a minute when the last one has left. */
const LONGEST_LINGER = 45_000;
const POLL_MS = 500;

export async function openMany(peer: RunningPeer, count: number): Promise<readonly OpenDocument[]> {
  const documents = await inBatches(Array.from({ length: count }), () => peer.open(1));
  // Making them used memory that is not theirs.
  await peer.restart();
  return documents;
}

/** One connection each, whose memory is measured; then a second one each, and traffic. */
export async function manySessions(peer: RunningPeer, count: number, seconds: number): Promise<Measurement> {
  const [known, ...documents] = await openMany(peer, count + 1);
  const first = await known?.join();
  const before = await settledMemory(peer.pid);
  const writers = await joinAll(documents);
  const perConnection = ((await settledMemory(peer.pid, UNTIL_COLLECTED_S)) - before) / 1000 / count;
  const readers = await joinAll(documents);
  const sessions = pairs(documents, writers, readers);
  const measurement = await traffic(peer.pid, sessions, { editsPerSecond: count, seconds });
  for (const socket of [...writers, ...readers]) socket.close();
  first?.close();
  return { kilobytesPerConnection: perConnection, ...measurement };
}

function pairs(
  documents: readonly OpenDocument[],
  writers: readonly RawSocket[],
  readers: readonly RawSocket[],
): readonly SmallSession[] {
  return documents.map((document, index) => {
    const [writer, reader] = [writers[index], readers[index]];
    if (writer === undefined || reader === undefined) throw new Error(`nobody is in document ${index}`);
    return new SmallSession(document, writer, reader);
  });
}

/** Everyone leaves: how many documents are in memory then, and for how long they still were. */
export async function leaveAll(peer: RunningPeer, count: number): Promise<Measurement> {
  const loaded = peer.loadedDocuments;
  if (loaded === null) throw new Error('this server does not tell what it has in memory');
  const documents = await openMany(peer, count);
  const sockets = await joinAll(documents);
  const inMemory = await loaded();
  for (const socket of sockets) socket.close();
  const left = performance.now();
  while ((await loaded()) > 0 && performance.now() - left < LONGEST_LINGER) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return {
    loadedWithPeople: inMemory,
    loadedWithNobody: await loaded(),
    secondsToUnload: (performance.now() - left) / 1000,
  };
}
