import { EVERYONE, PEER } from '../peers/peer-names.ts';
import type { Scenario, Variant } from '../scenario.ts';
import { atPace } from './pace.ts';
import { saturate } from './saturation.ts';

const WRITERS = 10;
/** Edits of each writer on their way at once. With it a server that is slow is not drowned, and a fast one not starved. */
const WINDOW = 100;

/** Of 50 clients the wished figures are; the others show how it goes with few and many. */
const mostRounds = (clients: number): number => (clients === 50 ? Number.POSITIVE_INFINITY : 1);

function saturation(clients: number): Variant {
  return {
    label: `${clients} clients, ${WRITERS} write as fast as it goes`,
    rounds: mostRounds(clients),
    measure: (peer, { seconds }) => saturate(peer, { clients, writers: WRITERS, window: WINDOW, seconds }),
  };
}

function pace(clients: number): Variant {
  return {
    label: `${clients} clients, ${WRITERS} write 10 edits a second each`,
    rounds: mostRounds(clients),
    measure: (peer, { seconds }) => atPace(peer, { clients, writers: WRITERS, editsPerSecond: 10, seconds }),
  };
}

const SATURATED = saturation(50);
const AT_PACE = pace(50);

export const FAN_OUT: Scenario = {
  name: 'fan-out',
  summary: 'what one types, everybody else in the document gets',
  peers: EVERYONE,
  variants: [pace(10), AT_PACE, pace(200), saturation(10), SATURATED, saturation(200)],
  figures: {
    deliveriesPerSecond: 'deliveries/s',
    p50: 'p50 ms',
    p99: 'p99 ms',
    serverMicroseconds: 'server CPU µs/delivery',
    serverBusy: 'server busy (of a core)',
    generatorBusy: 'generator busy',
    framesPerClient: 'messages per client',
  },
  chart: 'serverMicroseconds',
  targets: [
    {
      what: 'fan-out at saturation, 50 clients, 10 writers: deliveries/s',
      variant: SATURATED.label,
      figure: 'deliveriesPerSecond',
      against: { peer: PEER.naiveRelay, as: 'times' },
      least: 12,
    },
    {
      what: 'fan-out at saturation, 50 clients, 10 writers: deliveries/s',
      variant: SATURATED.label,
      figure: 'deliveriesPerSecond',
      against: { peer: PEER.hocuspocus, as: 'times' },
      least: 4,
    },
    { what: 'the same: p99, ms', variant: SATURATED.label, figure: 'p99', most: 100 },
    {
      what: 'CPU per delivery at a normal pace, 50 clients, 10 writers × 10/s',
      variant: AT_PACE.label,
      figure: 'serverMicroseconds',
      against: { peer: PEER.naiveRelay, as: 'times' },
      most: 1,
    },
  ],
};
