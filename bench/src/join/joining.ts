import { Meter } from '../load/meter.ts';
import { framesOf, pass } from '../load/passing.ts';
import { median } from '../load/ranks.ts';
import type { Joined, OpenDocument, RunningPeer } from '../peers/peer.ts';
import type { Trace } from '../replay/trace.ts';
import { updatesOf } from '../replay/typing.ts';
import type { Measurement } from '../scenario.ts';
import { checkText } from '../trace/replaying.ts';

const WARM_JOINS = 20;
const TOGETHER = 20;
const RESTARTS = 3;

/** From before the connection is opened until the whole content is here. */
export async function timedJoin(document: OpenDocument): Promise<Joined & { readonly ms: number }> {
  if (document.joinForState === null) throw new Error('this server keeps no content');
  const begun = performance.now();
  const joined = await document.joinForState();
  return { ...joined, ms: performance.now() - begun };
}

/** A document with somebody in it; then with 20 more who come together; then after restarts, with nobody. */
export async function joinLarge(peer: RunningPeer, trace: Trace): Promise<Measurement> {
  const document = await peer.open(1);
  const [writer, reader] = [await document.join(), await document.join()];
  await pass(framesOf(document, updatesOf(trace, document.texts[0] ?? '')), writer, [reader]);
  const first = await timedJoin(document);
  checkText(document, first.state, trace);
  first.socket.close();
  const warm = await warmJoins(document);
  const together = await joinTogether(peer, document);
  for (const socket of [writer, reader]) socket.close();
  return {
    warm,
    ...together,
    cold: await coldJoins(peer, document, trace),
    kilobytes: first.state.reduce((sum, { length }) => sum + length, 0) / 1000,
  };
}

export async function warmJoins(document: OpenDocument): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < WARM_JOINS; index += 1) {
    const { ms, socket } = await timedJoin(document);
    times.push(ms);
    socket.close();
  }
  return median(times);
}

async function joinTogether(peer: RunningPeer, document: OpenDocument): Promise<Measurement> {
  const meter = new Meter(peer.pid);
  const joined = await Promise.all(Array.from({ length: TOGETHER }, () => timedJoin(document)));
  const { server } = meter.read();
  for (const { socket } of joined) socket.close();
  return { together: Math.max(...joined.map(({ ms }) => ms)), togetherServer: server * 1000 };
}

async function coldJoins(peer: RunningPeer, document: OpenDocument, trace: Trace): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < RESTARTS; index += 1) {
    await peer.restart();
    const { ms, socket, state } = await timedJoin(document);
    socket.close();
    // One that keeps nothing on disk comes back empty.
    if (state.every(({ length }) => length <= EMPTY_UPDATE_BYTES)) return Number.NaN;
    checkText(document, state, trace);
    times.push(ms);
  }
  return median(times);
}

const EMPTY_UPDATE_BYTES = 2;
