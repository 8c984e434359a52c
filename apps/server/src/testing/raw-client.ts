import { once } from 'node:events';
import {
  type AwarenessEntry,
  type Cursor,
  decoderOf,
  encodeAwarenessMessage,
  encodeSyncMessage,
  MessageType,
  type Notice,
  type PresenceChange,
  readAskingBody,
  readAwarenessBody,
  readCursorsBody,
  readNoticeBody,
  readParticipantsBody,
  readSavedBody,
  readSyncBody,
  readUint,
  readWelcomeBody,
  SyncKind,
  type UserId,
  type Welcome,
} from '@coedit/protocol';
import type { Decoder } from 'lib0/decoding';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { until } from './until.ts';

export interface RawOptions {
  /** As a stock client does: no subprotocol, the token in the query. */
  readonly stock?: boolean;
  readonly lineage?: string;
  readonly origin?: string;
  /** The person's secret. */
  readonly person?: string;
}

/** A socket that says what the test says and keeps what it hears; its document is in step when asked to be. */
export class RawClient {
  readonly socket: WebSocket;
  readonly received: Uint8Array[] = [];
  readonly doc = new Y.Doc();
  closedWith: { readonly code: number; readonly reason: string } | null = null;

  constructor(url: string, token: string, { stock = false, lineage, origin, person }: RawOptions) {
    const query = new URLSearchParams();
    if (stock) query.set('token', token);
    if (lineage !== undefined) query.set('lineage', lineage);
    const protocols = stock ? [] : ['coedit.v1', `token.${token}`];
    if (person !== undefined) protocols.push(`person.${person}`);
    this.socket = new WebSocket(`${url}?${query}`, protocols, origin === undefined ? {} : { origin });
    this.socket.on('message', (data: Buffer) => this.#receive(new Uint8Array(data)));
    this.socket.on('close', (code, reason) => {
      this.closedWith = { code, reason: reason.toString() };
    });
    this.socket.on('error', () => undefined);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.send(encodeSyncMessage(SyncKind.Update, update));
    });
    onTestFinished(() => this.socket.terminate());
  }

  /** Resolves when the connection is open; whoever is refused is closed with a code after that. */
  static async connect(url: string, token: string, options: RawOptions = {}): Promise<RawClient> {
    const client = new RawClient(url, token, options);
    await once(client.socket, 'open');
    return client;
  }

  send(message: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(message);
  }

  /** Asks for the document and waits for it. */
  async synced(): Promise<this> {
    const before = this.syncs(SyncKind.Step2).length;
    this.send(encodeSyncMessage(SyncKind.Step1, Y.encodeStateVector(this.doc)));
    await until('the document came', () => this.syncs(SyncKind.Step2).length > before);
    return this;
  }

  /** The close code, once it is closed. */
  async closed(): Promise<number> {
    await until('the connection is closed', () => this.closedWith !== null, 15_000);
    return this.closedWith?.code ?? 0;
  }

  sendStep2(): void {
    this.send(encodeSyncMessage(SyncKind.Step2, Y.encodeStateAsUpdate(this.doc)));
  }

  sendAwareness(...entries: AwarenessEntry[]): void {
    this.send(encodeAwarenessMessage(entries));
  }

  get types(): number[] {
    return this.received.map((message) => readUint(decoderOf(message)));
  }

  get welcome(): Welcome {
    const [welcome] = this.#bodies(MessageType.Welcome, readWelcomeBody);
    if (welcome === undefined) throw new Error('no welcome yet');
    return welcome;
  }

  get saved(): number {
    return this.#bodies(MessageType.Saved, readSavedBody).at(-1) ?? 0;
  }

  /** One list per message. */
  get asking(): UserId[][] {
    return this.#bodies(MessageType.Asking, readAskingBody);
  }

  get cursors(): Cursor[] {
    return this.#bodies(MessageType.Cursors, readCursorsBody).flat();
  }

  get participants(): PresenceChange[] {
    return this.#bodies(MessageType.Participants, readParticipantsBody).flat();
  }

  get notices(): Notice[] {
    return this.#bodies(MessageType.Notice, readNoticeBody);
  }

  get awareness(): AwarenessEntry[] {
    return this.#bodies(MessageType.Awareness, (body) => readAwarenessBody(body, 1 << 20)).flat();
  }

  syncs(kind: SyncKind): Uint8Array[] {
    const all = this.#bodies(MessageType.Sync, (body) => readSyncBody(body, 1 << 26));
    return all.filter((message) => message.kind === kind).map(({ payload }) => payload);
  }

  /** The text of the file at that path. */
  text(path: string): string {
    return this.yText(path).toString();
  }

  yText(path: string): Y.Text {
    const files = this.doc.getMap<{ path: string }>('files');
    const id = [...files.keys()].find((key) => files.get(key)?.path === path);
    if (id === undefined) throw new Error(`no file ${path}`);
    return this.doc.getText(id);
  }

  #receive(message: Uint8Array): void {
    this.received.push(message);
    const decoder = decoderOf(message);
    if (readUint(decoder) !== MessageType.Sync) return;
    const { kind, payload } = readSyncBody(decoder, 1 << 26);
    if (kind !== SyncKind.Step1) Y.applyUpdate(this.doc, payload, 'server');
  }

  #bodies<T>(type: number, read: (body: Decoder) => T): T[] {
    const bodies: T[] = [];
    for (const message of this.received) {
      const decoder = decoderOf(message);
      if (readUint(decoder) === type) bodies.push(read(decoder));
    }
    return bodies;
  }
}
