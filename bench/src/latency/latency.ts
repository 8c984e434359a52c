import { atPace } from '../fan-out/pace.ts';
import { EVERYONE, PEER } from '../peers/peer-names.ts';
import type { Scenario, Variant } from '../scenario.ts';

/** So few that no two edits meet. */
const LIGHT: Variant = {
  label: '5 clients, one types 50 characters a second',
  measure: (peer, { seconds }) => atPace(peer, { clients: 5, writers: 1, editsPerSecond: 50, seconds }),
};

export const LATENCY: Scenario = {
  name: 'latency',
  summary: 'from the keystroke’s frame in to the frame out, at light load',
  peers: EVERYONE,
  variants: [LIGHT],
  figures: {
    p50: 'p50 ms',
    p99: 'p99 ms',
    serverBusy: 'server busy (of a core)',
    generatorBusy: 'generator busy',
  },
  chart: 'p50',
  targets: [
    {
      what: 'added latency, keystroke in → frame out, light load: p50, ms',
      variant: LIGHT.label,
      figure: 'p50',
      against: { peer: PEER.naiveRelay, as: 'more' },
      most: 1,
    },
  ],
};
