import { type ConnectionStatus, type Readable, type SaveStatus, SessionClient } from '@coedit/client';
import { CloseCode, COLOURS, isFinal, type SessionId } from '@coedit/protocol';
import * as Y from 'yjs';
import { editorWasRead } from '../editor/load-editor.ts';
import type { Preferences } from '../settings/preferences.ts';
import { Store } from '../ui/store.ts';
import { until } from '../ui/until.ts';
import { differences, type FileDifference, mineOf, type SideFile } from './lineage-diff.ts';
import {
  clearCopy,
  emptyCopy,
  hasCopy,
  type KnownDocument,
  knownDocument,
  OfflineCopy,
  rememberDocument,
} from './offline-copy.ts';
import { OfflineEdits } from './offline-edits.ts';
import { personSecret } from './person-secret.ts';
import { addBeside, sideFilesOf } from './side-files.ts';
import { StrandedEdits } from './stranded-edits.ts';

/** Over a slow line the page comes before the editor, and files can be made in it. */
const COPY_WAITS_MS = 1_000;

/** A running session: its connection and what this browser keeps of it. */
export interface OpenSession {
  readonly client: SessionClient;
  readonly offline: OfflineEdits;
  readonly stranded: StrandedEdits;
  /** Set when the document had come to differ from the server's and was loaded anew: what differed, in the version that was left. */
  readonly setAside: readonly FileDifference[] | null;
}

/** The server's document, fetched beside another that must not be merged with it. */
interface Fetched {
  readonly client: SessionClient;
  readonly found: readonly FileDifference[];
}

export interface Refusal {
  readonly code: number;
  readonly reason: string;
  /** Edits that never reached the server, and the files they are in. */
  readonly unsent: number;
  readonly mine: readonly SideFile[];
}

export type JoinState =
  /** The copy in this browser is being read. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly session: OpenSession }
  /** The server's document is another one than this browser's; the server's is being fetched beside it. */
  | { readonly kind: 'comparing' }
  | { readonly kind: 'differs'; readonly fence: LineageFence }
  /** No connection with this link can succeed. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Two documents of different lineages, side by side and never merged. */
export interface LineageFence {
  readonly found: readonly FileDifference[];
  readonly mine: readonly SideFile[];
  /** The server's side, connected. */
  readonly client: SessionClient;
}

interface JoinOptions {
  readonly sessionId: SessionId;
  readonly token: string;
  /** Of the link, if it was told. */
  readonly password: string | undefined;
  /** `wss://host/ws` */
  readonly serverUrl: string;
  readonly preferences: Preferences;
  readonly storage: Storage | null;
}

/**
 * The way into a session: the copy in this browser first, then the connection, and the fence that keeps documents of
 * different lineages apart.
 */
export class SessionJoin {
  readonly state: Readable<JoinState>;
  private readonly stateStore = new Store<JoinState>({ kind: 'opening' });
  private readonly options: JoinOptions;
  private readonly wishedColour: number;
  /** Ends whatever is running now; replaced whenever something else starts. */
  private leave: () => void = () => {};
  private closed = false;

  constructor(options: JoinOptions) {
    this.options = options;
    this.state = this.stateStore;
    // Remembered from the last session; the first time any, so that newcomers do not all wish for the same.
    this.wishedColour = options.preferences.values.get().colour ?? Math.floor(Math.random() * COLOURS.length);
    void this.open();
  }

  close(): void {
    this.closed = true;
    this.leave();
  }

  /** The person takes the server's files as they are; the copy in this browser goes. */
  async keepServer(fence: LineageFence): Promise<void> {
    await this.adopt(fence.client, () => {});
  }

  /** The server's files stay, and what differs in this browser is added beside them. Returns how many files. */
  async addCopies(fence: LineageFence, suffix: string): Promise<number> {
    let added = 0;
    await this.adopt(fence.client, (workspace) => {
      added = addBeside(workspace, fence.mine, suffix);
    });
    return added;
  }

  /** The person lets go of edits that the server will not take: the copy in this browser goes, and all begins afresh. */
  async dropMine(): Promise<void> {
    const { sessionId, storage } = this.options;
    const known = knownDocument(storage, sessionId);
    this.leave();
    this.leave = () => {};
    this.stateStore.set({ kind: 'opening' });
    if (known !== null) {
      await emptyCopy(sessionId, known.lineage);
      rememberDocument(storage, sessionId, { lineage: known.lineage, unsent: 0 });
    }
    if (!this.closed) await this.open();
  }

  private async open(): Promise<void> {
    const { sessionId, storage } = this.options;
    const doc = new Y.Doc();
    const known = knownDocument(storage, sessionId);
    const copy = known === null ? null : await OfflineCopy.open(doc, sessionId, known.lineage);
    if (this.closed) {
      copy?.close();
      return;
    }
    const client = this.connect(doc, copy?.kept.get() === true ? known : null);
    const session = this.run(client);
    if (copy !== null && known !== null) session.offline.keepIn(copy, known.lineage);
    else void this.keepFromNowOn(session);
  }

  /** `known`: what `doc` holds already; null when it is empty. */
  private connect(doc: Y.Doc, known: KnownDocument | null): SessionClient {
    const { sessionId, token, password, serverUrl, preferences, storage } = this.options;
    const { name } = preferences.values.get();
    const wishedColour = this.wishedColour;
    const held = known === null ? {} : { lineage: known.lineage, unsavedEdits: known.unsent };
    const person = personSecret(storage);
    const way = { serverUrl, sessionId, token, password, person };
    return new SessionClient({ ...way, doc, name, wishedColour, ...held });
  }

  private run(client: SessionClient, setAside: OpenSession['setAside'] = null): OpenSession {
    const { sessionId, storage } = this.options;
    const session: OpenSession = {
      client,
      offline: new OfflineEdits(storage, sessionId, client),
      stranded: new StrandedEdits(client),
      setAside,
    };
    const ends = [
      client.connection.subscribe(() => this.onConnection(session)),
      client.diverged.subscribe(() => void this.loadAnew(session)),
    ];
    this.leave = () => {
      for (const end of ends) end();
      session.offline.close();
      session.stranded.close();
      client.destroy();
      client.doc.destroy();
    };
    this.stateStore.set({ kind: 'open', session });
    return session;
  }

  /**
   * The first visit: which lineage to keep a copy of is known from the welcome on. Opening a database takes processors, and nothing
   * can be typed before the editor has been read.
   */
  private async keepFromNowOn(session: OpenSession): Promise<void> {
    const { sessionId, storage } = this.options;
    const { lineage } = await until(session.client.session, (welcome) => welcome !== null);
    await Promise.race([editorWasRead(), later(COPY_WAITS_MS)]);
    if (!this.isRunning(session)) return;
    if (await hasCopy(sessionId, lineage)) {
      // What is typed by now is nowhere else.
      await until(session.client.saveStatus, isSaved);
      if (!this.isRunning(session)) return;
      // Another tab keeps one already: begin again with its content, so that it is loaded before connecting.
      rememberDocument(storage, sessionId, { lineage, unsent: 0 });
      this.leave();
      this.stateStore.set({ kind: 'opening' });
      await this.open();
      return;
    }
    const copy = await OfflineCopy.open(session.client.doc, sessionId, lineage);
    if (this.isRunning(session)) session.offline.keepIn(copy, lineage);
    else copy.close();
  }

  private isRunning(session: OpenSession): boolean {
    const state = this.stateStore.get();
    return !this.closed && state.kind === 'open' && state.session === session;
  }

  private onConnection(session: OpenSession): void {
    const status = session.client.connection.get();
    if (status.kind !== 'closed' || !isFinal(status.code)) return;
    const mine = sideFilesOf(session.client.workspace);
    const unsent = session.client.unsavedEdits;
    this.leave();
    if (status.code === CloseCode.OtherLineage) void this.compare(mine);
    else this.refuse(status.code, status.reason, unsent, mine);
  }

  private refuse(code: number, reason: string, unsent: number, files: readonly SideFile[]): void {
    const mine = unsent > 0 ? files : [];
    this.leave = () => {};
    this.stateStore.set({ kind: 'refused', refusal: { code, reason, unsent, mine } });
  }

  private async compare(mine: readonly SideFile[]): Promise<void> {
    const fetched = await this.fetchBeside(mine);
    if (fetched === null) return;
    const { client, found } = fetched;
    if (mineOf(found).length === 0) await this.adopt(client, () => {});
    else this.stateStore.set({ kind: 'differs', fence: { found, mine, client } });
  }

  /**
   * What this page holds is not what the server holds, and no message on its way explains it. All that was done here is
   * saved, so the server's document is the one to go on with; the version that is left is offered.
   */
  private async loadAnew(session: OpenSession): Promise<void> {
    if (!this.isRunning(session)) return;
    const { sessionId } = this.options;
    const mine = sideFilesOf(session.client.workspace);
    const lineage = session.client.session.get()?.lineage;
    this.leave();
    const fetched = await this.fetchBeside(mine);
    if (fetched === null || lineage === undefined) return;
    const { client, found } = fetched;
    if (client.session.get()?.lineage !== lineage) {
      this.stateStore.set({ kind: 'differs', fence: { found, mine, client } });
      return;
    }
    // The copy in this browser holds what was wrong, under the same name.
    await emptyCopy(sessionId, lineage);
    if (!this.closed) await this.adopt(client, () => {}, found);
  }

  /** Null when the page was closed, or the server refused: that is then shown. */
  private async fetchBeside(mine: readonly SideFile[]): Promise<Fetched | null> {
    this.stateStore.set({ kind: 'comparing' });
    const client = this.connect(new Y.Doc(), null);
    this.leave = () => client.destroy();
    const status = await until(client.connection, isSettled);
    if (this.closed) return null;
    if (status.kind === 'closed') {
      client.destroy();
      this.refuse(status.code, status.reason, this.unsentBefore(), mine);
      return null;
    }
    return { client, found: differences(sideFilesOf(client.workspace), mine) };
  }

  /** Goes on with the server's document. `add` may throw: then the fence stays as it was. */
  private async adopt(
    client: SessionClient,
    add: (workspace: SessionClient['workspace']) => void,
    setAside: OpenSession['setAside'] = null,
  ): Promise<void> {
    const { sessionId, storage } = this.options;
    const lineage = client.session.get()?.lineage;
    if (lineage === undefined) return;
    const before = knownDocument(storage, sessionId)?.lineage;
    const copy = await OfflineCopy.open(client.doc, sessionId, lineage);
    try {
      add(client.workspace);
    } catch (failure) {
      copy.close();
      throw failure;
    }
    this.run(client, setAside).offline.keepIn(copy, lineage);
    if (before === undefined || before === lineage) return;
    // Not before the server has it: until then the old copy is the only one that is safe.
    await until(client.saveStatus, isSaved);
    await clearCopy(sessionId, before);
  }

  private unsentBefore(): number {
    return knownDocument(this.options.storage, this.options.sessionId)?.unsent ?? 0;
  }
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const isSaved = (status: SaveStatus): status is SaveStatus & { kind: 'saved' } => status.kind === 'saved';

function isSettled(status: ConnectionStatus): status is ConnectionStatus & { kind: 'online' | 'closed' } {
  return status.kind === 'online' || (status.kind === 'closed' && isFinal(status.code));
}
