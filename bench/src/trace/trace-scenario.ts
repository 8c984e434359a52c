import { EVERYONE, PEER } from '../peers/peer-names.ts';
import type { Trace } from '../replay/trace.ts';
import type { Scenario, Variant } from '../scenario.ts';
import { replayTo } from './replaying.ts';

const RECEIVERS = 10;

export function traceScenario(trace: Trace, source: string): Scenario {
  const replayed: Variant = {
    label: `${source}: ${trace.transactions.length.toLocaleString('en')} edits by one, ${RECEIVERS} receive`,
    measure: (peer) => replayTo(peer, trace, RECEIVERS),
  };
  return {
    name: 'trace',
    summary: 'a recording of typing, as fast as the server takes it',
    peers: EVERYONE,
    variants: [replayed],
    figures: {
      editsPerSecond: 'edits/s',
      microsecondsPerEdit: 'server CPU µs/edit',
      serverBusy: 'server busy (of a core)',
      generatorBusy: 'generator busy',
    },
    chart: 'editsPerSecond',
    targets: [
      {
        what: 'replay of a trace by one client with 10 receivers: edits/s',
        variant: replayed.label,
        figure: 'editsPerSecond',
        against: { peer: PEER.naiveRelay, as: 'times' },
        least: 1,
      },
    ],
  };
}
