import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { decoderOf, encodeSyncMessage, SyncKind } from '@coedit/protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { RawSocket } from '../load/raw-socket.ts';
import { awarenessMover } from './awareness-mover.ts';
import { type Child, startChild } from './child.ts';
import type { Joined, OpenDocument, Peer, RunningPeer } from './peer.ts';
import { PEER } from './peer-names.ts';
import { STEP_1, updateIn, wholeState } from './whole-state.ts';

const FILE = './hocuspocus.main.js';
const AUTH = 2;
const TOKEN = 0;

/** Node 22 or newer; where the bench itself runs on an older one, a path to it. */
const NODE = process.env.BENCH_NODE_22 ?? (majorVersion() >= 22 ? process.execPath : undefined);

const UNABLE = NODE === undefined ? 'it needs Node 22 or newer: give the path of one in BENCH_NODE_22' : null;

/** As its README starts it. */
export const HOCUSPOCUS: Peer = { name: PEER.hocuspocus, unable: UNABLE, start: () => start(null) };

/** With its hooks for storing, which write and read a file for each document. */
export const STORING_HOCUSPOCUS: Peer = {
  name: PEER.storingHocuspocus,
  unable: UNABLE,
  start: async () => start(await mkdtemp(joinPath(tmpdir(), 'coedit-bench-'))),
};

function majorVersion(): number {
  return Number(process.versions.node.split('.')[0]);
}

async function start(folder: string | null): Promise<RunningPeer> {
  const startServer = (): Promise<Child> => startChild(FILE, NODE, folder === null ? [] : [folder]);
  let child = await startServer();
  let documents = 0;
  return {
    get pid() {
      return child.pid;
    },
    open: async (texts) => openDocument(() => child, `document-${documents++}`, texts),
    restart: async () => {
      await child.stop('SIGTERM');
      child = await startServer();
    },
    loadedDocuments: null,
    stop: async () => {
      await child.stop();
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}

function openDocument(child: () => Child, name: string, texts: number): OpenDocument {
  const joinForState = async (): Promise<Joined> => {
    const socket = await join(child().port, name);
    return { socket, state: await wholeState(socket, addressed(name, STEP_1), withoutAddress) };
  };
  return {
    texts: Array.from({ length: texts }, (_, index) => `text-${index}`),
    join: () => join(child().port, name),
    joinForState,
    message: (update) => addressed(name, encodeSyncMessage(SyncKind.Update, update)),
    updateOf: (payload) => updateIn(withoutAddress(payload)),
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

function withoutAddress(payload: Uint8Array): Uint8Array {
  const decoder = decoderOf(payload);
  decoding.readVarString(decoder);
  return decoding.readTailAsUint8Array(decoder);
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
