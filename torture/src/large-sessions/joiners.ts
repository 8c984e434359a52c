import type { SessionClient } from '@coedit/client';
import type { CreatedSession } from '@coedit/protocol';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { joined } from './session-filler.ts';

/** Somebody who joins; `isIn` once the server's step 2 has come. */
export interface Joiner {
  readonly doc: Y.Doc;
  readonly isIn: () => boolean;
  /** Of the largest message that came, in bytes. */
  readonly mostBytes: () => number;
  /** Lines that it needed. */
  readonly connections: () => number;
  leave(): void;
}

export function page(webSocketUrl: string, session: CreatedSession): Joiner {
  const client: SessionClient = joined(webSocketUrl, session, 'Joiner');
  let connections = 0;
  client.connection.subscribe(() => {
    if (client.connection.get().kind === 'connecting') connections += 1;
  });
  return {
    doc: client.doc,
    isIn: () => client.connection.get().kind === 'online',
    mostBytes: () => 0,
    connections: () => connections,
    leave: () => client.destroy(),
  };
}

/** A stock y-websocket provider, which hangs up when it hears no whole message for 30 s. */
export function stock(webSocketUrl: string, session: CreatedSession): Joiner {
  const doc = new Y.Doc();
  let connections = 0;
  let mostBytes = 0;
  class CountedSocket extends WebSocket {
    constructor(url: string) {
      super(url);
      connections += 1;
      this.on('message', (data: Buffer | ArrayBuffer) => {
        mostBytes = Math.max(mostBytes, data.byteLength);
      });
    }
  }
  const provider = new WebsocketProvider(webSocketUrl, session.id, doc, {
    params: { token: session.links.editor.token },
    WebSocketPolyfill: CountedSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  return {
    doc,
    isIn: () => provider.synced,
    mostBytes: () => mostBytes,
    connections: () => connections,
    leave: () => {
      provider.destroy();
      provider.awareness.destroy();
      doc.destroy();
    },
  };
}
