import { PEER } from '../peers/peer-names.ts';
import type { Scenario, Variant } from '../scenario.ts';
import { moveAll } from './moving.ts';

function moving(clients: number, movesPerSecond: number, rounds: number): Variant {
  return {
    rounds,
    label: `${clients} clients, each moves ${movesPerSecond} times a second`,
    measure: (peer, { seconds }) => moveAll(peer, { clients, movesPerSecond, seconds }),
  };
}

const FIFTY = moving(50, 15, 3);
const HUNDRED = moving(100, 10, 2);

export const CURSORS: Scenario = {
  name: 'cursors',
  summary: 'everyone’s cursor moves, and everyone sees it',
  peers: [PEER.yWebsocket, PEER.hocuspocus, PEER.coedit],
  variants: [FIFTY, HUNDRED],
  figures: {
    serverCores: 'server CPU (cores)',
    bytesPerClient: 'kB/s to a client',
    messagesPerClient: 'messages/s to a client',
    generatorBusy: 'generator busy',
  },
  chart: 'bytesPerClient',
  targets: [FIFTY, HUNDRED].flatMap(({ label }) => [
    {
      what: `everyone moves (${label}): server CPU`,
      variant: label,
      figure: 'serverCores',
      against: { peer: PEER.yWebsocket, as: 'times' },
      most: 1 / 6,
    },
    {
      what: `everyone moves (${label}): bytes to a client`,
      variant: label,
      figure: 'bytesPerClient',
      against: { peer: PEER.yWebsocket, as: 'times' },
      most: 1 / 10,
    },
  ]),
};
