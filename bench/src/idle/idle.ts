import { PEER } from '../peers/peer-names.ts';
import type { Scenario, Variant } from '../scenario.ts';
import { crowdIn } from './crowd-in.ts';

const CLIENTS = 2_000;

const IDLE: Variant = {
  label: `${CLIENTS.toLocaleString('en')} connections in one document, nobody does anything`,
  rounds: 2,
  measure: (peer) => crowdIn(peer, CLIENTS),
};

export const IDLE_CONNECTIONS: Scenario = {
  name: 'idle',
  summary: 'what a connection costs that does nothing',
  peers: [PEER.naiveRelay, PEER.yWebsocket, PEER.hocuspocus, PEER.coedit],
  variants: [IDLE],
  figures: {
    kilobytesPerConnection: 'resident kB per connection',
    serverBusy: 'server busy while idle (of a core)',
    secondsToJoin: 's until all had joined',
  },
  chart: 'kilobytesPerConnection',
  targets: [
    {
      what: 'memory per idle connection in one session, kB',
      variant: IDLE.label,
      figure: 'kilobytesPerConnection',
      most: 16,
    },
  ],
};
