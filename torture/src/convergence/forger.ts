import { once } from 'node:events';
import type { Instance } from '@coedit/instance';
import {
  type CreatedSession,
  encodeSyncMessage,
  type FileId,
  SUBPROTOCOL,
  SyncKind,
  TOKEN_SUBPROTOCOL_PREFIX,
} from '@coedit/protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** A program that does not normalise: it puts a carriage return into a text. Resolves with the code it is closed with. */
export async function sendCarriageReturn(
  instance: Instance,
  session: CreatedSession,
  file: FileId,
): Promise<number> {
  const doc = new Y.Doc();
  doc.getText(file).insert(0, 'forged\r\n');
  const { token } = session.links.editor;
  const socket = new WebSocket(`${instance.webSocketUrl}/${session.id}`, [
    SUBPROTOCOL,
    TOKEN_SUBPROTOCOL_PREFIX + token,
  ]);
  const closed = once(socket, 'close');
  socket.on('error', () => socket.terminate());
  await once(socket, 'open');
  socket.send(encodeSyncMessage(SyncKind.Update, Y.encodeStateAsUpdate(doc)));
  const timer = setTimeout(() => socket.terminate(), 20_000);
  const [code] = (await closed) as [number];
  clearTimeout(timer);
  doc.destroy();
  return code;
}
