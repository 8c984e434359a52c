import { setInterval } from 'node:timers/promises';
import { Meter } from '../load/meter.ts';
import { percentile } from '../load/ranks.ts';
import type { Measurement } from '../scenario.ts';
import type { SmallSession } from './small-session.ts';

export interface Traffic {
  /** Of all sessions together; they take turns. */
  readonly editsPerSecond: number;
  readonly seconds: number;
}

export async function traffic(
  pid: number,
  sessions: readonly SmallSession[],
  { editsPerSecond, seconds }: Traffic,
): Promise<Measurement> {
  const meter = new Meter(pid);
  const begun = performance.now();
  let edits = 0;
  for await (const _ of setInterval(1)) {
    const elapsed = Math.min(seconds, (performance.now() - begun) / 1000);
    for (const due = elapsed * editsPerSecond; edits < due; edits += 1)
      sessions[edits % sessions.length]?.edit();
    if (elapsed >= seconds) break;
  }
  await Promise.all(sessions.map((session) => session.end()));
  const { server, seconds: taken, generatorBusy } = meter.read();
  const made = sessions.reduce((sum, session) => sum + session.edits, 0);
  const latencies = sessions.flatMap((session) => session.latencies);
  return {
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    microsecondsPerEdit: (server * 1e6) / made,
    serverBusy: server / taken,
    generatorBusy,
  };
}
