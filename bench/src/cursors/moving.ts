import { setInterval } from 'node:timers/promises';
import { usageOf } from '../load/process-usage.ts';
import type { RawSocket } from '../load/raw-socket.ts';
import type { RunningPeer } from '../peers/peer.ts';
import type { Measurement } from '../scenario.ts';

export interface Moving {
  readonly clients: number;
  readonly movesPerSecond: number;
  readonly seconds: number;
}

/** The movers take turns within the period, as people do not move in step. */
export async function moveAll(
  peer: RunningPeer,
  { clients, movesPerSecond, seconds }: Moving,
): Promise<Measurement> {
  const document = await peer.open(1);
  const sockets: RawSocket[] = [];
  for (let index = 0; index < clients; index += 1) sockets.push(await document.join());
  const movers = sockets.map((socket, index) => ({ socket, next: document.mover(index) }));
  for (const { socket, next } of movers) socket.send(next());
  const before = {
    server: usageOf(peer.pid).cpuSeconds,
    generator: process.cpuUsage(),
    at: performance.now(),
  };
  const [bytes, frames] = [total(sockets, 'bytesReceived'), total(sockets, 'frames')];
  let moves = 0;
  for await (const _ of setInterval(1)) {
    const elapsed = (performance.now() - before.at) / 1000;
    if (elapsed >= seconds) break;
    for (const due = elapsed * movesPerSecond * clients; moves < due; moves += 1) {
      const mover = movers[moves % clients];
      mover?.socket.send(mover.next());
    }
  }
  const elapsed = (performance.now() - before.at) / 1000;
  const generator = process.cpuUsage(before.generator);
  const measurement = {
    serverCores: (usageOf(peer.pid).cpuSeconds - before.server) / elapsed,
    bytesPerClient: (total(sockets, 'bytesReceived') - bytes) / clients / elapsed / 1000,
    messagesPerClient: (total(sockets, 'frames') - frames) / clients / elapsed,
    generatorBusy: (generator.user + generator.system) / 1e6 / elapsed,
  };
  for (const socket of sockets) socket.close();
  return measurement;
}

function total(sockets: readonly RawSocket[], figure: 'bytesReceived' | 'frames'): number {
  return sockets.reduce((sum, socket) => sum + socket[figure], 0);
}
