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

/** Before it is measured everyone writes faster: a server's first second is spent on compiling itself. */
const WARMING = { seconds: 4, times: 10 };
/** What every server here can deliver in a second, so that nothing of the warming is left over. */
const MOST_DELIVERIES = 50_000;

/** Everyone writes as people do. */
export async function atPace(
  peer: RunningPeer,
  { clients, writers, editsPerSecond, seconds }: Pace,
): Promise<Measurement> {
  const crowd = await Crowd.gather(peer, clients, writers);
  const deliveries = clients * writers * editsPerSecond;
  const times = Math.min(WARMING.times, MOST_DELIVERIES / deliveries);
  await write(crowd, editsPerSecond * times, WARMING.seconds);
  crowd.begin();
  await write(crowd, editsPerSecond, seconds);
  return crowd.end();
}

async function write(crowd: Crowd, editsPerSecond: number, seconds: number): Promise<void> {
  let left = editsPerSecond * seconds;
  for await (const _ of setInterval(1000 / editsPerSecond)) {
    crowd.write(1);
    left -= 1;
    if (left <= 0) break;
  }
}
