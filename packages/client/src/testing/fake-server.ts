import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  DEFAULT_LIMITS,
  encodeParticipantsMessage,
  encodePongMessage,
  encodeSavedMessage,
  encodeSyncMessage,
  encodeWelcomeMessage,
  type Lineage,
  MessageType,
  type Participant,
  ParticipantState,
  PresenceKind,
  readHelloBody,
  readPingBody,
  readSyncBody,
  SUBPROTOCOL,
  SyncKind,
  type UserId,
} from '@coedit/protocol';
import * as decoding from 'lib0/decoding';
import { WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';

const MAX_BYTES = 64 * 1024 * 1024;

/** How the server treats the connections that come next. */
export interface FakeBehaviour {
  /** Of the protocol. */
  version: number;
  /** False: it opens the line and says nothing. */
  welcomes: boolean;
  /** False: it takes edits and never tells them saved, until `tellSaved`. */
  saves: boolean;
  /** False: it does not ask for what the client holds, until `askState`. */
  asksState: boolean;
  /** Closed with this code at once. */
  closesWith: number | null;
}

/** One connection as the server sees it; what it received is kept. */
export class FakeConnection {
  readonly server: FakeServer;
  readonly socket: WebSocket;
  readonly userId: UserId;
  readonly lineage: string | null;
  readonly received: Uint8Array[] = [];
  participant: Participant;
  counted = 0;
  /** A black hole: nothing that comes is read, nothing is sent. */
  silent = false;
  closed = false;

  constructor(server: FakeServer, socket: WebSocket, userId: UserId, lineage: string | null) {
    this.server = server;
    this.socket = socket;
    this.userId = userId;
    this.lineage = lineage;
    this.participant = {
      userId,
      name: '',
      colour: 0,
      role: 'editor',
      state: ParticipantState.Active,
      yjsClientId: 0,
    };
    socket.on('message', (data: ArrayBuffer) => this.#receive(new Uint8Array(data)));
    socket.on('close', () => {
      this.closed = true;
      server.left(this);
    });
    socket.on('error', () => {});
  }

  send(message: Uint8Array): void {
    if (!this.silent && this.socket.readyState === WebSocket.OPEN) this.socket.send(message);
  }

  sendText(text: string): void {
    this.socket.send(text);
  }

  tellSaved(count = this.counted): void {
    this.send(encodeSavedMessage(count));
  }

  askState(): void {
    this.send(encodeSyncMessage(SyncKind.Step1, Y.encodeStateVector(this.server.doc)));
  }

  ofType(type: number): Uint8Array[] {
    return this.received.filter((message) => message[0] === type);
  }

  #receive(message: Uint8Array): void {
    if (this.silent) return;
    this.received.push(message);
    const body = decoding.createDecoder(message);
    const type = decoding.readVarUint(body);
    if (type === MessageType.Sync) this.#sync(body);
    if (type === MessageType.Ping) this.send(encodePongMessage(readPingBody(body)));
    if (type === MessageType.Hello) {
      const { name, wishedColour, yjsClientId, state } = readHelloBody(body);
      this.participant = { ...this.participant, name, colour: wishedColour, yjsClientId, state };
      this.server.tell(this);
    }
  }

  #sync(body: decoding.Decoder): void {
    const { kind, payload } = readSyncBody(body, MAX_BYTES);
    if (kind === SyncKind.Step1) {
      this.send(encodeSyncMessage(SyncKind.Step2, Y.encodeStateAsUpdate(this.server.doc, payload)));
      return;
    }
    this.counted += 1;
    Y.applyUpdate(this.server.doc, payload, this);
    if (this.server.behaviour.saves) this.tellSaved();
  }
}

/** A small server that speaks the protocol over real sockets, and does as the test says. */
export class FakeServer {
  readonly doc = new Y.Doc();
  readonly behaviour: FakeBehaviour = {
    version: 1,
    welcomes: true,
    saves: true,
    asksState: true,
    closesWith: null,
  };
  readonly connections: FakeConnection[] = [];
  lineage = 'lineage-one' as Lineage;
  readonly #server: WebSocketServer;
  #nextUserId = 1;

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (socket, request) => {
      socket.binaryType = 'arraybuffer';
      const lineage = new URL(request.url ?? '/', 'ws://test').searchParams.get('lineage');
      this.#accept(new FakeConnection(this, socket, this.#nextUserId++ as UserId, lineage));
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      for (const other of this.open) {
        if (other !== origin) other.send(encodeSyncMessage(SyncKind.Update, update));
      }
    });
  }

  static async start(port = 0): Promise<FakeServer> {
    const server = new WebSocketServer({
      port,
      host: '127.0.0.1',
      handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    });
    await once(server, 'listening');
    return new FakeServer(server);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/ws`;
  }

  get open(): readonly FakeConnection[] {
    return this.connections.filter((connection) => !connection.closed);
  }

  get newest(): FakeConnection {
    const connection = this.connections.at(-1);
    if (connection === undefined) throw new Error('nobody connected yet');
    return connection;
  }

  tell(about: FakeConnection, kind: PresenceKind = PresenceKind.Changed): void {
    const message = encodeParticipantsMessage([{ kind, participant: about.participant }]);
    for (const connection of this.open) connection.send(message);
  }

  left(connection: FakeConnection): void {
    this.tell(connection, PresenceKind.Left);
  }

  /** As kill -9 does it: no close frame. */
  cutAll(): void {
    for (const connection of this.open) connection.socket.terminate();
  }

  async stop(): Promise<void> {
    this.cutAll();
    this.#server.close();
    this.doc.destroy();
    await once(this.#server, 'close');
  }

  #accept(connection: FakeConnection): void {
    this.connections.push(connection);
    if (this.behaviour.closesWith !== null) {
      connection.socket.close(this.behaviour.closesWith, 'as the test says');
      return;
    }
    if (!this.behaviour.welcomes) return;
    connection.send(this.#welcome(connection.userId));
    const everyone = this.open.map(({ participant }) => ({ kind: PresenceKind.Here, participant }));
    connection.send(encodeParticipantsMessage(everyone));
    if (this.behaviour.asksState) connection.askState();
  }

  #welcome(userId: UserId): Uint8Array {
    return encodeWelcomeMessage({
      protocolVersion: this.behaviour.version,
      userId,
      role: 'editor',
      sessionName: 'A session',
      lineage: this.lineage,
      serverTime: Date.now(),
      limits: DEFAULT_LIMITS,
    });
  }
}
