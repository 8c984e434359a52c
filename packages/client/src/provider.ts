import {
  encodePassword,
  encodePingMessage,
  encodeSyncMessage,
  isCountedSync,
  type Lineage,
  MalformedMessage,
  MessageType,
  PASSWORD_SUBPROTOCOL_PREFIX,
  PERSON_SUBPROTOCOL_PREFIX,
  type SessionId,
  SUBPROTOCOL,
  SyncKind,
  TOKEN_SUBPROTOCOL_PREFIX,
} from '@coedit/protocol';
import * as decoding from 'lib0/decoding';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { UNASKED } from './liveness.ts';
import { monitoredSocketClass, type SocketMonitor } from './monitored-socket.ts';
import { step2Parts } from './step2-parts.ts';

export interface ProviderEvents {
  /** The socket is open and nothing was sent yet. */
  opened(): void;
  /** The server's step 2 was applied. */
  synced(): void;
  /** `code` is null when the line was cut from here. */
  closed(code: number | null, reason: string): void;
  /** A message of any kind came in: the line is alive. */
  heard(): void;
  /** A step 2 or update is leaving: one more of those that `saved` counts. */
  counted(kind: SyncKind): void;
  /** The same for a part of a step 2 that is not its last. */
  countedPart(): void;
}

export interface ProviderOptions {
  readonly serverUrl: string;
  readonly sessionId: SessionId;
  readonly token: string;
  readonly password: string | undefined;
  readonly person: string | undefined;
  readonly doc: Y.Doc;
  readonly lineage: Lineage | undefined;
  readonly WebSocket: typeof WebSocket;
}

/** A step 2 above this size (bytes) leaves in parts: far below what a server takes, and short work for it. */
const PART_BYTES = 1024 * 1024;

export type BodyHandler = (decoder: decoding.Decoder) => void;

/**
 * y-websocket's provider as the carrier of the document, with Coedit's messages beside it. It never connects again
 * by itself: its own schedule has no jitter and cannot say when, so `Connection` decides and calls `connect`.
 */
export class SessionProvider {
  readonly #events: ProviderEvents;
  readonly #awareness: Awareness;
  readonly #provider: WebsocketProvider;
  readonly #known = new Set<number>([MessageType.Sync, MessageType.Auth, MessageType.QueryAwareness]);
  #step2Sent = false;
  #received = 0;
  /** Of the step 2 that is leaving. */
  #partsToCome = 0;

  constructor(options: ProviderOptions, events: ProviderEvents) {
    this.#events = events;
    this.#awareness = new Awareness(options.doc);
    // No awareness of our own: cursor and hello say more, and the server translates them for stock clients.
    this.#awareness.setLocalState(null);
    this.#provider = new WebsocketProvider(options.serverUrl, options.sessionId, options.doc, {
      connect: false,
      awareness: this.#awareness,
      params: options.lineage === undefined ? {} : { lineage: options.lineage },
      protocols: [
        SUBPROTOCOL,
        TOKEN_SUBPROTOCOL_PREFIX + options.token,
        ...(options.password === undefined
          ? []
          : [PASSWORD_SUBPROTOCOL_PREFIX + encodePassword(options.password)]),
        ...(options.person === undefined ? [] : [PERSON_SUBPROTOCOL_PREFIX + options.person]),
      ],
      WebSocketPolyfill: monitoredSocketClass(options.WebSocket, this.#monitor()),
      // Tabs must not pass edits to each other past the server: its order and its `saved` are the truth.
      disableBc: true,
      // Its own timer fires at once and finds `shouldConnect` false: nothing of it outlives a close.
      maxBackoffTime: 0,
    });
    // A refusal comes to us as a notice too, with a better sentence; y-websocket would only log it.
    this.#provider.messageHandlers[MessageType.Auth] = () => {};
    this.#answerInParts();
    this.#provider.on('status', ({ status }) => {
      if (status === 'connected') events.opened();
    });
    this.#provider.on('sync', (synced: boolean) => {
      if (synced) events.synced();
    });
    this.#provider.on('connection-close', (event) => {
      this.#provider.shouldConnect = false;
      this.#step2Sent = false;
      this.#received = 0;
      events.closed(event === null ? null : event.code, event?.reason ?? '');
    });
  }

  /** What comes in of this type; a body that is not of its form is dropped. */
  handle(type: MessageType, read: BodyHandler): void {
    this.#known.add(type);
    this.#provider.messageHandlers[type] = (_encoder, decoder) => {
      try {
        read(decoder);
      } catch (error) {
        if (!(error instanceof MalformedMessage)) throw error;
        console.warn(`Message of type ${type} dropped: ${error.message}`);
      }
    };
  }

  get isOpen(): boolean {
    return this.#provider.wsconnected;
  }

  get isSynced(): boolean {
    return this.#provider.wsconnected && this.#provider.synced;
  }

  /** Step 2 and updates that came in on this connection. */
  get received(): number {
    return this.#received;
  }

  /** Bytes that have not left this machine yet. */
  get bufferedAmount(): number {
    return this.#provider.ws?.bufferedAmount ?? 0;
  }

  /** The document now has this history; the server refuses the next connection if its own differs. */
  setLineage(lineage: Lineage): void {
    this.#provider.params = { lineage };
  }

  send(message: Uint8Array): void {
    const socket = this.#provider.ws;
    if (socket === null || !this.#provider.wsconnected || socket.readyState !== socket.OPEN) return;
    socket.send(message as Uint8Array<ArrayBuffer>);
  }

  connect(): void {
    this.#provider.connect();
  }

  /** Ends the connection or the attempt at once, without waiting for an answer that a dead line never gives. */
  cut(): void {
    // y-websocket looks up the awareness of the document's client id, which Yjs may have changed since.
    if (!this.#awareness.meta.has(this.#provider.doc.clientID)) {
      this.#awareness.clientID = this.#provider.doc.clientID;
      this.#awareness.setLocalState(null);
    }
    this.#provider.disconnect();
  }

  destroy(): void {
    this.cut();
    this.#provider.destroy();
    this.#awareness.destroy();
  }

  #monitor(): SocketMonitor {
    return {
      mayLeave: (message) => this.#mayLeave(message),
      mayEnter: (message) => {
        this.#events.heard();
        if (isCountedSync(message)) this.#received += 1;
        return this.#known.has(message[0] ?? -1);
      },
      failed: (error) => {
        console.error('A message could not be handled; connecting again', error);
        this.cut();
      },
    };
  }

  /** y-websocket answers a step 1 with one step 2, however large. */
  #answerInParts(): void {
    const { messageHandlers, doc } = this.#provider;
    const handleSync = messageHandlers[MessageType.Sync];
    if (handleSync === undefined) throw new Error('y-websocket without a handler for sync');
    messageHandlers[MessageType.Sync] = (encoder, decoder, ...rest) => {
      if (decoding.peekVarUint(decoder) !== SyncKind.Step1) return handleSync(encoder, decoder, ...rest);
      decoding.readVarUint(decoder);
      const stateVector = decoding.readVarUint8Array(decoder);
      const parts = step2Parts(Y.encodeStateAsUpdate(doc, stateVector), stateVector, PART_BYTES);
      this.#partsToCome = parts.length;
      // Else the server could not tell the first part from another one of the step 2 before.
      this.send(encodePingMessage(UNASKED));
      for (const part of parts) this.send(encodeSyncMessage(SyncKind.Step2, part));
    };
  }

  #mayLeave(message: Uint8Array): boolean {
    if (message[0] === MessageType.Awareness) return false;
    if (!isCountedSync(message)) return true;
    const kind = message[1] === SyncKind.Step2 ? SyncKind.Step2 : SyncKind.Update;
    // Until our step 2 the server may lack what this update builds on (edits made offline). The step 2, made when
    // the server asks for it, holds this edit too.
    if (kind === SyncKind.Update && !this.#step2Sent) return false;
    if (kind === SyncKind.Step2) {
      this.#partsToCome -= 1;
      if (this.#partsToCome > 0) {
        this.#events.countedPart();
        return true;
      }
      this.#step2Sent = true;
    }
    this.#events.counted(kind);
    return true;
  }
}
