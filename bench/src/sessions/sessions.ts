import { PEER } from '../peers/peer-names.ts';
import type { Scenario, Variant } from '../scenario.ts';
import { leaveAll, manySessions } from './many-sessions.ts';

const COUNT = 1_000;
const LEFT_COUNT = 100;

const MANY: Variant = {
  label: `${COUNT.toLocaleString('en')} documents: one connection each, then two and an edit a second in each`,
  rounds: 2,
  measure: (peer, { seconds }) => manySessions(peer, COUNT, seconds),
};

const LEFT: Variant = {
  label: `everyone leaves ${LEFT_COUNT} documents`,
  peers: [PEER.coedit],
  rounds: 1,
  measure: (peer) => leaveAll(peer, LEFT_COUNT),
};

export const SESSIONS: Scenario = {
  name: 'sessions',
  summary: 'many small documents, each with its own few people',
  peers: [PEER.naiveRelay, PEER.yWebsocket, PEER.hocuspocus, PEER.coedit],
  variants: [MANY, LEFT],
  figures: {
    kilobytesPerConnection: 'resident kB per connection with a document each',
    p50: 'p50 ms',
    p99: 'p99 ms',
    microsecondsPerEdit: 'server CPU µs/edit',
    serverBusy: 'server busy (of a core)',
    generatorBusy: 'generator busy',
    loadedWithPeople: 'in memory with people in',
    loadedWithNobody: 'in memory when they had left',
    secondsToUnload: 's until then',
  },
  chart: 'kilobytesPerConnection',
  targets: [
    {
      what: 'memory per connection with a session each, kB',
      variant: MANY.label,
      figure: 'kilobytesPerConnection',
      most: 60,
    },
    {
      what: 'sessions in memory when nobody is in',
      variant: LEFT.label,
      figure: 'loadedWithNobody',
      most: 0,
    },
  ],
};
