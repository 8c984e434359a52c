import type { RunningPeer } from '../peers/peer.ts';
import type { Measurement } from '../scenario.ts';
import { Crowd } from './crowd.ts';

export interface Saturation {
  readonly clients: number;
  readonly writers: number;
  /** Edits of one writer that may be on their way. */
  readonly window: number;
  readonly seconds: number;
}

/** A server's first seconds are spent on compiling itself. */
const WARM_UP_MS = 1_500;

/** Everyone writes as fast as the server delivers. */
export async function saturate(
  peer: RunningPeer,
  { clients, writers, window, seconds }: Saturation,
): Promise<Measurement> {
  const crowd = await Crowd.gather(peer, clients, writers);
  const warm = performance.now() + WARM_UP_MS;
  const end = warm + seconds * 1000;
  return new Promise((resolve, reject) => {
    let isWarm = false;
    let isOver = false;
    crowd.onArrival(() => {
      if (!isWarm && performance.now() >= warm) {
        isWarm = true;
        crowd.begin();
      }
      if (performance.now() < end) return crowd.write(window, window);
      if (isOver) return;
      isOver = true;
      crowd.end().then(resolve, reject);
    });
    crowd.write(window, window);
  });
}
