import { encodeSyncMessage, SyncKind } from '@coedit/protocol';
import { RawSocket } from '../load/raw-socket.ts';
import { awarenessMover } from './awareness-mover.ts';
import { startChild } from './child.ts';
import type { OpenDocument, Peer, RunningPeer } from './peer.ts';

/** Peers that take anyone into any document and speak y-protocols as it is. */
function plainPeer(name: string, file: string): Peer {
  return { name, unable: null, start: () => startPlain(file) };
}

async function startPlain(file: string): Promise<RunningPeer> {
  const child = await startChild(file);
  let documents = 0;
  return {
    pid: child.pid,
    open: async (texts) => plainDocument(child.port, `/document-${documents++}`, texts),
    stop: () => child.stop(),
  };
}

function plainDocument(port: number, path: string, texts: number): OpenDocument {
  return {
    texts: Array.from({ length: texts }, (_, index) => `text-${index}`),
    join: () => RawSocket.open({ port, path, protocols: [] }),
    message: (update) => encodeSyncMessage(SyncKind.Update, update),
    mover: (index) => awarenessMover(index),
  };
}

export const NAIVE_RELAY = plainPeer('naive ws relay', './naive-relay.main.js');
export const FRAMED_RELAY = plainPeer('framed, batched ws relay', './framed-relay.main.js');
export const Y_WEBSOCKET = plainPeer('y-websocket 2.1 server', './y-websocket.main.js');
