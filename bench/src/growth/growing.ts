import { atPace } from '../fan-out/pace.ts';
import { timedJoin, warmJoins } from '../join/joining.ts';
import { joinAll } from '../load/join-all.ts';
import { framesOf, pass } from '../load/passing.ts';
import type { RunningPeer } from '../peers/peer.ts';
import type { Measurement } from '../scenario.ts';
import { openMany } from '../sessions/many-sessions.ts';
import { SmallSession } from '../sessions/small-session.ts';
import { traffic } from '../sessions/traffic.ts';
import { linesUpwards } from './large-document.ts';

const WRITERS = 5;
const EDITS_PER_SECOND = 200;

/** Each edit goes to everybody else: in proportion to them is what it must cost. */
export async function withClients(peer: RunningPeer, clients: number, seconds: number): Promise<Measurement> {
  const { serverMicroseconds = Number.NaN } = await atPace(peer, {
    clients,
    writers: WRITERS,
    editsPerSecond: EDITS_PER_SECOND / WRITERS,
    seconds,
  });
  return { microsecondsPerEdit: serverMicroseconds * (clients - 1) };
}

/** As many edits in all, over more and more sessions: each should cost the same. */
export async function withSessions(peer: RunningPeer, count: number, seconds: number): Promise<Measurement> {
  const documents = await openMany(peer, count);
  const writers = await joinAll(documents);
  const readers = await joinAll(documents);
  const sessions = documents.flatMap((document, index) => {
    const [writer, reader] = [writers[index], readers[index]];
    return writer && reader ? [new SmallSession(document, writer, reader)] : [];
  });
  const { microsecondsPerEdit = Number.NaN } = await traffic(peer.pid, sessions, {
    editsPerSecond: EDITS_PER_SECOND * WRITERS,
    seconds,
  });
  for (const socket of [...writers, ...readers]) socket.close();
  return { microsecondsPerEdit };
}

/** What a keystroke, in a small text of it, and a newcomer cost in a document that is large already. */
export async function withLength(peer: RunningPeer, length: number, seconds: number): Promise<Measurement> {
  const document = await peer.open(2);
  const [writer, reader] = [await document.join(), await document.join()];
  await pass(framesOf(document, linesUpwards(length, document.texts[1] ?? '')), writer, [reader]);
  const typing = new SmallSession(document, writer, reader);
  await typing.firstEdit();
  const { microsecondsPerEdit = Number.NaN } = await traffic(peer.pid, [typing], {
    editsPerSecond: EDITS_PER_SECOND,
    seconds,
  });
  const warm = await warmJoins(document);
  for (const socket of [writer, reader]) socket.close();
  await peer.restart();
  const cold = await timedJoin(document);
  cold.socket.close();
  return { microsecondsPerEdit, warm, cold: cold.ms };
}
