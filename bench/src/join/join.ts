import { PEER } from '../peers/peer-names.ts';
import type { Trace } from '../replay/trace.ts';
import type { Scenario, Variant } from '../scenario.ts';
import { joinLarge } from './joining.ts';

export function joinScenario(trace: Trace, source: string): Scenario {
  const large: Variant = {
    label: `${source}: ${trace.transactions.length.toLocaleString('en')} edits, typed one by one`,
    measure: (peer) => joinLarge(peer, trace),
  };
  return {
    name: 'join',
    summary: 'joining a large document, until all its content is here',
    peers: [PEER.yWebsocket, PEER.storingHocuspocus, PEER.coedit],
    variants: [large],
    figures: {
      warm: 'warm ms',
      cold: 'after a restart ms',
      together: '20 at once, the last ms',
      togetherServer: '20 at once, server CPU ms',
      kilobytes: 'content kB',
    },
    chart: 'cold',
    targets: [
      { what: 'join a large document, warm, ms', variant: large.label, figure: 'warm', most: 5 },
      {
        what: 'join a large document, cold after a restart, ms',
        variant: large.label,
        figure: 'cold',
        most: 60,
      },
    ],
  };
}
