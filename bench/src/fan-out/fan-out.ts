import type { Scenario, Variant } from '../scenario.ts';
import { atPace } from './pace.ts';
import { saturate } from './saturation.ts';

const SECONDS = 4;

function saturation(clients: number): Variant {
  const writers = Math.min(10, clients);
  return {
    label: `${clients} clients, ${writers} write as fast as it goes`,
    measure: (peer) => saturate(peer, { clients, writers, window: WINDOW, seconds: SECONDS }),
  };
}

/** Edits of each writer on their way at once. With it a server that is slow is not drowned, and a fast one not starved. */
const WINDOW = 40;
const SATURATED = saturation(50);
const AT_PACE: Variant = {
  label: '50 clients, 10 write 10 edits a second each',
  measure: (peer) => atPace(peer, { clients: 50, writers: 10, editsPerSecond: 10, seconds: SECONDS }),
};

export const FAN_OUT: Scenario = {
  name: 'fan-out',
  summary: 'what one types, everybody else in the document gets',
  variants: [AT_PACE, saturation(10), SATURATED, saturation(200)],
  figures: {
    deliveriesPerSecond: 'deliveries/s',
    p50: 'p50 ms',
    p99: 'p99 ms',
    serverMicroseconds: 'server CPU µs/delivery',
    serverBusy: 'server busy (of a core)',
    generatorBusy: 'generator busy',
    framesPerClient: 'messages per client',
  },
  targets: [
    { variant: SATURATED.label, figure: 'deliveriesPerSecond', peer: 'naive ws relay', least: 12 },
    { variant: SATURATED.label, figure: 'deliveriesPerSecond', peer: 'Hocuspocus 4.7', least: 4 },
    { variant: AT_PACE.label, figure: 'serverMicroseconds', peer: 'naive ws relay', most: 1 },
  ],
};
