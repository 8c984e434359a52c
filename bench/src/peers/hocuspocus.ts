import { encodeSyncMessage, SyncKind } from '@coedit/protocol';
import * as encoding from 'lib0/encoding';
import { RawSocket } from '../load/raw-socket.ts';
import { awarenessMover } from './awareness-mover.ts';
import { startChild } from './child.ts';
import type { OpenDocument, Peer, RunningPeer } from './peer.ts';

const AUTH = 2;
const TOKEN = 0;

/** Node 22 or newer; where the bench itself runs on an older one, a path to it. */
const NODE = process.env.BENCH_NODE_22 ?? (majorVersion() >= 22 ? process.execPath : undefined);

export const HOCUSPOCUS: Peer = {
  name: 'Hocuspocus 4.7',
  unable: NODE === undefined ? 'it needs Node 22 or newer: give the path of one in BENCH_NODE_22' : null,
  start,
};

function majorVersion(): number {
  return Number(process.versions.node.split('.')[0]);
}

async function start(): Promise<RunningPeer> {
  const child = await startChild('./hocuspocus.main.js', NODE);
  let documents = 0;
  return {
    pid: child.pid,
    open: async (texts) => openDocument(child.port, `document-${documents++}`, texts),
    stop: () => child.stop(),
  };
}

function openDocument(port: number, name: string, texts: number): OpenDocument {
  return {
    texts: Array.from({ length: texts }, (_, index) => `text-${index}`),
    join: () => join(port, name),
    message: (update) => addressed(name, encodeSyncMessage(SyncKind.Update, update)),
    mover: (index) => {
      const next = awarenessMover(index);
      return () => addressed(name, next());
    },
  };
}

/** Every message begins with the document's name. */
function addressed(name: string, message: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, name);
  encoding.writeUint8Array(encoder, message);
  return encoding.toUint8Array(encoder);
}

/** It takes nothing before a token, even where it asks for none, and says when it did. */
async function join(port: number, name: string): Promise<RawSocket> {
  const socket = await RawSocket.open({ port, path: '/', protocols: [] });
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, AUTH);
  encoding.writeVarUint(encoder, TOKEN);
  encoding.writeVarString(encoder, 'anyone');
  await new Promise<void>((resolve) => {
    socket.listenToFrames(() => resolve());
    socket.send(addressed(name, encoding.toUint8Array(encoder)));
  });
  socket.listenToFrames(null);
  return socket;
}
