import {
  DEFAULT_LIMITS,
  encodeSyncMessage,
  type Limits,
  type Lineage,
  type LinkId,
  type Role,
  type SessionId,
  SyncKind,
} from '@coedit/protocol';
import * as Y from 'yjs';
import { partsOfStored, snapshotOfParts } from '../../document/stored-state.ts';
import type { Participant } from '../participant.ts';
import { Registry } from '../registry.ts';
import type { Session, SessionRates } from '../session.ts';
import { FakeClock, settled } from './fake-clock.ts';
import { FakeConnection } from './fake-connection.ts';
import { HeldStore } from './held-store.ts';

export const SESSION = 'session-for-tests' as SessionId;
export const LINEAGE = 'lineage-for-tests' as Lineage;
export const FILE = 'file:aaaaaaaaaaaa';
export const LINGER_MS = 30_000;

const ROOMY = {
  maxFileLength: 2 ** 22,
  maxSessionLength: 2 ** 25,
  maxFiles: 1000,
  maxSettingBytes: 4096,
  maxPieces: 500_000,
  maxWriters: 20_000,
};
const RATES: SessionRates = {
  messagesPerSecond: 100,
  messagesBurst: 300,
  stepsPerSecond: 0.5,
  stepsBurst: 5,
  backlogBytes: 1 << 20,
};

/** Somebody in a session, with a document that talks to it as a client's does. */
export class Client {
  readonly connection: FakeConnection;
  readonly participant: Participant;
  readonly doc = new Y.Doc();
  readonly #session: Session;
  #silent = false;
  #held: Uint8Array[] | null = null;

  constructor(session: Session, connection: FakeConnection, participant: Participant) {
    this.#session = session;
    this.connection = connection;
    this.participant = participant;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && !this.#silent) this.send(encodeSyncMessage(SyncKind.Update, update));
    });
  }

  send(message: Uint8Array): void {
    if (this.#held === null) this.#session.receive(this.participant, message);
    else this.#held.push(message);
  }

  /** What is sent meanwhile arrives together, as with one read from a socket. */
  inOneRead(sending: () => void): void {
    const held: Uint8Array[] = [];
    this.#held = held;
    sending();
    this.#held = null;
    this.#session.receiveAll(this.participant, held);
  }

  /** Takes what the server sent of the document. */
  read(): void {
    for (const kind of [SyncKind.Step2, SyncKind.Update]) {
      for (const update of this.connection.syncs(kind)) Y.applyUpdate(this.doc, update, 'server');
    }
  }

  type(text: string): void {
    this.doc.getText(FILE).insert(this.doc.getText(FILE).length, text);
  }

  /** What is edited meanwhile does not leave. */
  silently(edit: () => void): void {
    this.#silent = true;
    edit();
    this.#silent = false;
  }

  get text(): string {
    return this.doc.getText(FILE).toString();
  }

  sendStep2(): void {
    this.send(encodeSyncMessage(SyncKind.Step2, Y.encodeStateAsUpdate(this.doc)));
  }

  leave(): void {
    this.#session.leave(this.participant);
  }
}

/** The core without sockets, disk and time: a registry over a store under the test's control. */
export class FakeInstance {
  readonly clock = new FakeClock();
  readonly store = new HeldStore();
  readonly errors: string[] = [];
  textMismatches = 0;
  /** Why updates were not taken. */
  readonly notTaken: string[] = [];
  /** How long each record waited for its commit, in ms. */
  readonly savedAfter: number[] = [];
  readonly registry: Registry;

  constructor(change: { readonly limits?: Partial<Limits>; readonly rates?: Partial<SessionRates> } = {}) {
    this.registry = new Registry({
      store: this.store,
      conversion: {
        toSnapshot: async (parts) => snapshotOfParts(parts),
        toParts: async (stored) => partsOfStored(stored),
      },
      clock: this.clock,
      random: (count) => new Uint8Array(count),
      limits: { ...DEFAULT_LIMITS, ...change.limits },
      guardLimits: ROOMY,
      chatOnJoin: 100,
      rates: { ...RATES, ...change.rates },
      lingerMs: LINGER_MS,
      events: {
        onSaved: (records, now) => this.savedAfter.push(...records.map(({ at }) => now - at)),
        onNotTaken: (reason) => this.notTaken.push(reason),
        onTextMismatch: () => {
          this.textMismatches += 1;
        },
        onError: (_id, what) => this.errors.push(what),
      },
    });
  }

  static async withSession(...change: ConstructorParameters<typeof FakeInstance>): Promise<FakeInstance> {
    const instance = new FakeInstance(...change);
    await instance.create(SESSION);
    return instance;
  }

  async create(id: SessionId): Promise<void> {
    const now = this.clock.now();
    const session = { id, name: 'A session', lineage: LINEAGE, createdAt: now, updatedAt: now };
    const doc = new Y.Doc();
    doc.getMap('files').set(FILE, { path: 'a.txt' });
    const update = Y.encodeStateAsUpdate(doc);
    await this.store.createSession(session, [], [{ update, at: now, author: '', linkId: '' }]);
  }

  async join(
    role: Role = 'editor',
    {
      kind = 'page',
      linkId = `${role}-link`,
      expiresAt = null,
      personHash = null,
    }: {
      kind?: 'page' | 'stock';
      linkId?: string;
      expiresAt?: number | null;
      personHash?: Uint8Array | null;
    } = {},
  ): Promise<Client> {
    const connection = new FakeConnection(kind);
    const client = await this.registry.use(SESSION, (session) => {
      const admission = { linkId: linkId as LinkId, role, expiresAt, personHash };
      return new Client(session, connection, session.join(connection, admission));
    });
    await settled();
    return client;
  }

  /** The file's text as the store would give it to a server that starts now. */
  async storedText(): Promise<string> {
    const { snapshot, tail } = await this.store.loadDocument(SESSION);
    const doc = new Y.Doc();
    if (snapshot !== null) Y.applyUpdateV2(doc, snapshot);
    for (const update of tail) Y.applyUpdate(doc, update);
    return doc.getText(FILE).toString();
  }
}
