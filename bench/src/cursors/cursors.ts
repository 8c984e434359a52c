import type { Scenario, Variant } from '../scenario.ts';
import { moveAll } from './moving.ts';

const SECONDS = 5;

function moving(clients: number, movesPerSecond: number): Variant {
  return {
    label: `${clients} clients, each moves ${movesPerSecond} times a second`,
    measure: (peer) => moveAll(peer, { clients, movesPerSecond, seconds: SECONDS }),
  };
}

const FIFTY = moving(50, 15);
const HUNDRED = moving(100, 10);

export const CURSORS: Scenario = {
  name: 'cursors',
  summary: 'everyone’s cursor moves, and everyone sees it',
  variants: [FIFTY, HUNDRED],
  figures: {
    serverCores: 'server CPU (cores)',
    bytesPerClient: 'kB/s to a client',
    messagesPerClient: 'messages/s to a client',
    generatorBusy: 'generator busy',
  },
  targets: [FIFTY, HUNDRED].flatMap(({ label }) => [
    { variant: label, figure: 'serverCores', peer: 'y-websocket 2.1 server', most: 1 / 6 },
    { variant: label, figure: 'bytesPerClient', peer: 'y-websocket 2.1 server', most: 1 / 10 },
  ]),
};
