import { SessionApi } from '@coedit/client';
import { Instance } from '@coedit/instance';
import {
  type CreatedSession,
  encodeCursorMessage,
  encodeSyncMessage,
  SyncKind,
  type UserId,
} from '@coedit/protocol';
import * as Y from 'yjs';
import { caretAt } from '../load/caret.ts';
import { RawSocket } from '../load/raw-socket.ts';
import type { Joined, OpenDocument, Peer, RunningPeer } from './peer.ts';
import { PEER } from './peer-names.ts';
import { STEP_1, updateIn, wholeState } from './whole-state.ts';

/** No load is refused for being one; all else is as it ships: checks, journal on disk, acknowledgements. */
const SETTINGS = {
  LIMIT_MESSAGES_PER_SECOND: '1000000',
  LIMIT_MESSAGES_BURST: '1000000',
  LIMIT_CONNECTIONS_PER_ADDRESS: '10000',
  LIMIT_CONNECTIONS: '10000',
  LIMIT_PARTICIPANTS: '5000',
  LIMIT_SESSIONS_PER_HOUR: '100000',
};

export const COEDIT: Peer = { name: PEER.coedit, unable: null, start: startCoedit };

export interface RunningCoedit extends RunningPeer {
  readonly instance: Instance;
}

export async function startCoedit(): Promise<RunningCoedit> {
  const instance = await Instance.start(
    SETTINGS,
    (process.env.BENCH_WRAPPER ?? '').split(' ').filter(Boolean),
  );
  return {
    instance,
    get pid() {
      return instance.pid ?? 0;
    },
    open: async (texts) => openDocument(instance, texts),
    restart: async () => {
      await instance.stop();
      await instance.start();
    },
    loadedDocuments: () => instance.figure('coedit_sessions'),
    stop: async () => {
      await instance.stop();
      await instance.dispose();
    },
  };
}

async function openDocument(instance: Instance, texts: number): Promise<OpenDocument> {
  const paths = Array.from({ length: texts }, (_, index) => `text-${index}.txt`);
  const session = await instance.createSession(paths.map((path) => ({ path, text: '' })));
  const files = await new SessionApi(instance.url, session.links.owner.token).listFiles(session.id);
  const ids = new Map(files.map(({ path, id }) => [path, id]));
  return {
    texts: paths.map((path) => ids.get(path) ?? path),
    join: async () => (await join(instance, session)).socket,
    joinForState: () => join(instance, session),
    message: (update) => encodeSyncMessage(SyncKind.Update, update),
    updateOf: updateIn,
    mover: (index) => cursorMover(index, ids.get('text-0.txt') ?? ''),
  };
}

async function join(instance: Instance, session: CreatedSession): Promise<Joined> {
  const socket = await RawSocket.open({
    port: Number(new URL(instance.url).port),
    path: `/ws/${session.id}`,
    protocols: ['coedit.v1', `token.${session.links.editor.token}`],
  });
  return { socket, state: await wholeState(socket, STEP_1) };
}

/** The cursor message that a page sends for a plain caret. */
function cursorMover(index: number, fileId: string): () => Uint8Array {
  let moves = 0;
  return () => {
    moves += 1;
    const end = Y.encodeRelativePosition(caretAt(index, moves));
    return encodeCursorMessage({
      line: moves,
      column: 1 + (moves % 80),
      // The server puts in the real one.
      userId: 0 as UserId,
      fileId,
      selections: [{ anchor: end, head: end }],
    });
  };
}
