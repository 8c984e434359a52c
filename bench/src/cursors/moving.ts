import { setInterval } from 'node:timers/promises';
import { Meter } from '../load/meter.ts';
import type { RawSocket } from '../load/raw-socket.ts';
import type { RunningPeer } from '../peers/peer.ts';
import type { Measurement } from '../scenario.ts';

export interface Moving {
  readonly clients: number;
  readonly movesPerSecond: number;
  readonly seconds: number;
}

interface Mover {
  readonly socket: RawSocket;
  readonly next: () => Uint8Array;
}

/** Not measured: a server's first seconds are spent on compiling itself. */
const WARMING_SECONDS = 4;

/** The movers take turns within the period, as people do not move in step. */
export async function moveAll(
  peer: RunningPeer,
  { clients, movesPerSecond, seconds }: Moving,
): Promise<Measurement> {
  const document = await peer.open(1);
  const sockets: RawSocket[] = [];
  for (let index = 0; index < clients; index += 1) sockets.push(await document.join());
  const movers = sockets.map((socket, index) => ({ socket, next: document.mover(index) }));
  await move(movers, movesPerSecond, WARMING_SECONDS);
  const meter = new Meter(peer.pid);
  const [bytes, frames] = [total(sockets, 'bytesReceived'), total(sockets, 'frames')];
  await move(movers, movesPerSecond, seconds);
  const { seconds: elapsed, server, generatorBusy } = meter.read();
  const measurement = {
    serverCores: server / elapsed,
    bytesPerClient: (total(sockets, 'bytesReceived') - bytes) / clients / elapsed / 1000,
    messagesPerClient: (total(sockets, 'frames') - frames) / clients / elapsed,
    generatorBusy,
  };
  for (const socket of sockets) socket.close();
  return measurement;
}

async function move(movers: readonly Mover[], movesPerSecond: number, seconds: number): Promise<void> {
  const begun = performance.now();
  let moves = 0;
  for await (const _ of setInterval(1)) {
    const elapsed = (performance.now() - begun) / 1000;
    if (elapsed >= seconds) break;
    for (const due = elapsed * movesPerSecond * movers.length; moves < due; moves += 1) {
      const mover = movers[moves % movers.length];
      mover?.socket.send(mover.next());
    }
  }
}

function total(sockets: readonly RawSocket[], figure: 'bytesReceived' | 'frames'): number {
  return sockets.reduce((sum, socket) => sum + socket[figure], 0);
}
