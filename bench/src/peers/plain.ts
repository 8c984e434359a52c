import { encodeSyncMessage, SyncKind } from '@coedit/protocol';
import { RawSocket } from '../load/raw-socket.ts';
import { awarenessMover } from './awareness-mover.ts';
import { type Child, startChild } from './child.ts';
import type { Joined, OpenDocument, Peer, RunningPeer } from './peer.ts';
import { PEER } from './peer-names.ts';
import { STEP_1, updateIn, wholeState } from './whole-state.ts';

/** What it does with a document when nobody is looking. */
type Keeping = 'nothing' | 'in memory';

/** Peers that take anyone into any document and speak y-protocols as it is. */
function plainPeer(name: string, file: string, keeping: Keeping): Peer {
  return { name, unable: null, start: () => startPlain(file, keeping) };
}

async function startPlain(file: string, keeping: Keeping): Promise<RunningPeer> {
  let child = await startChild(file);
  let documents = 0;
  return {
    get pid() {
      return child.pid;
    },
    open: async (texts) => plainDocument(() => child, `/document-${documents++}`, texts, keeping),
    restart: async () => {
      await child.stop();
      child = await startChild(file);
    },
    loadedDocuments: null,
    stop: () => child.stop(),
  };
}

function plainDocument(child: () => Child, path: string, texts: number, keeping: Keeping): OpenDocument {
  const join = (): Promise<RawSocket> => RawSocket.open({ port: child().port, path, protocols: [] });
  const joinForState = async (): Promise<Joined> => {
    const socket = await join();
    return { socket, state: await wholeState(socket, STEP_1) };
  };
  return {
    texts: Array.from({ length: texts }, (_, index) => `text-${index}`),
    join,
    joinForState: keeping === 'nothing' ? null : joinForState,
    message: (update) => encodeSyncMessage(SyncKind.Update, update),
    updateOf: updateIn,
    mover: (index) => awarenessMover(index),
  };
}

export const NAIVE_RELAY = plainPeer(PEER.naiveRelay, './naive-relay.main.js', 'nothing');
export const FRAMED_RELAY = plainPeer(PEER.framedRelay, './framed-relay.main.js', 'nothing');
export const Y_WEBSOCKET = plainPeer(PEER.yWebsocket, './y-websocket.main.js', 'in memory');
