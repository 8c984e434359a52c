import { joinAll } from '../load/join-all.ts';
import { Meter } from '../load/meter.ts';
import { settledMemory, UNTIL_COLLECTED_S } from '../load/settled-memory.ts';
import type { RunningPeer } from '../peers/peer.ts';
import type { Measurement } from '../scenario.ts';

export async function crowdIn(peer: RunningPeer, clients: number): Promise<Measurement> {
  const document = await peer.open(1);
  // A server that has just started and met somebody: its code is loaded, its memory is not yet used.
  await peer.restart();
  const first = await document.join();
  const before = await settledMemory(peer.pid);
  const begun = performance.now();
  const sockets = await joinAll(Array.from({ length: clients }, () => document));
  const secondsToJoin = (performance.now() - begun) / 1000;
  const meter = new Meter(peer.pid);
  const after = await settledMemory(peer.pid, UNTIL_COLLECTED_S);
  const { server, seconds } = meter.read();
  for (const socket of [first, ...sockets]) socket.close();
  return {
    kilobytesPerConnection: (after - before) / 1000 / clients,
    serverBusy: server / seconds,
    secondsToJoin,
  };
}
