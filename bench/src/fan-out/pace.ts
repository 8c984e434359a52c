import { setInterval } from 'node:timers/promises';
import type { RunningPeer } from '../peers/peer.ts';
import type { Measurement } from '../scenario.ts';
import { Crowd } from './crowd.ts';

export interface Pace {
  readonly clients: number;
  readonly writers: number;
  readonly editsPerSecond: number;
  readonly seconds: number;
}

/** Everyone writes as people do. */
export async function atPace(
  peer: RunningPeer,
  { clients, writers, editsPerSecond, seconds }: Pace,
): Promise<Measurement> {
  const crowd = await Crowd.gather(peer, clients, writers);
  let left = editsPerSecond * seconds;
  for await (const _ of setInterval(1000 / editsPerSecond)) {
    crowd.write(1);
    left -= 1;
    if (left <= 0) break;
  }
  return crowd.end();
}
