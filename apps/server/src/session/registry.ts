import { CloseCode, type Limits, type NoticeCode, type SessionId } from '@coedit/protocol';
import { DocumentBroken, type SessionDocument } from '../document/document.ts';
import { loadDocument } from '../document/document-loading.ts';
import type { GuardLimits } from '../document/guard.ts';
import type { StateConversion } from '../document/stored-state.ts';
import { NoSuchSession, type Store, StoreDamaged, type StoredDocument } from '../store/store.ts';
import { type TotalBacklog, totalBacklog } from './backlog.ts';
import { Blobs } from './blobs.ts';
import type { Cancel, Clock, RandomBytes } from './clock.ts';
import { inTurns } from './in-turns.ts';
import type { Participant } from './participant.ts';
import { Session, type SessionRates } from './session.ts';
import type { SessionEvents } from './session-events.ts';
import { TailMeter } from './tail-meter.ts';
import { Turns } from './turns.ts';

export interface RegistryOptions {
  readonly store: Store;
  readonly conversion: StateConversion;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly limits: Limits;
  readonly guardLimits: GuardLimits;
  readonly chatOnJoin: number;
  readonly rates: SessionRates;
  /** How long a session nobody is in stays loaded, in ms: a page that reloads finds it warm. */
  readonly lingerMs: number;
  readonly events: Pick<SessionEvents, 'onSaved' | 'onNotTaken' | 'onTextMismatch' | 'onError'> & {
    /** A document was encoded whole for somebody who joins; all who come until the next change share it. */
    readonly onStateEncoded?: () => void;
    readonly onJoined?: SessionEvents['onJoined'];
    readonly onLeft?: SessionEvents['onLeft'];
  };
}

/** The server is draining: no session is opened any more. */
export class RegistryClosed extends Error {
  override readonly name = 'RegistryClosed';
}

interface Entry {
  readonly opening: Promise<Session>;
  /** Set once it is open. */
  session: Session | null;
  /** Callers between `use` and its end: the session is not unloaded under them. */
  users: number;
  cancelUnload: Cancel | null;
  /** Set while it is being unloaded; whoever wants the session then waits for it and loads it anew. */
  unloading: Promise<void> | null;
  /** The document in memory cannot be trusted any more. */
  broken: boolean;
}

/**
 * The only map of live sessions. Opening is single-flight; a failed load is an error and never an empty document; a
 * session with anything not yet saved, or with anybody in it, is never unloaded.
 */
export class Registry {
  readonly #options: RegistryOptions;
  readonly #turns: Turns;
  readonly #entries = new Map<SessionId, Entry>();
  /** What is under way in `replace`, by session. */
  readonly #replacing = new Map<SessionId, Promise<void>>();
  #closed = false;

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#turns = new Turns(options.clock);
  }

  /** True once `close` was called. */
  get draining(): boolean {
    return this.#closed;
  }

  get liveSessions(): number {
    return this.#entries.size;
  }

  get participants(): number {
    let count = 0;
    for (const { session } of this.#entries.values()) count += session?.participantCount ?? 0;
    return count;
  }

  get backlog(): TotalBacklog {
    return totalBacklog([...this.#entries.values()].flatMap(({ session }) => session?.backlog ?? []));
  }

  /** The session if it is loaded now. */
  live(id: SessionId): Session | null {
    return this.#entries.get(id)?.session ?? null;
  }

  /** The same, but waits for one that is being loaded: what was stored a moment ago may not be in it. */
  async loaded(id: SessionId): Promise<Session | null> {
    return (await this.#entries.get(id)?.opening.catch(() => null)) ?? null;
  }

  /**
   * Runs `work` with the session, loaded if need be, and keeps it loaded meanwhile. Rejects with `NoSuchSession`,
   * `StoreDamaged`, `StoreUnavailable` or `RegistryClosed`.
   */
  async use<T>(id: SessionId, work: (session: Session) => T | Promise<T>): Promise<T> {
    const entry = await this.#entryFor(id);
    entry.users += 1;
    try {
      return await work(await entry.opening);
    } finally {
      entry.users -= 1;
      this.#unloadLater(id);
    }
  }

  /**
   * The session and all it stored is gone; everyone in it is told and disconnected. Rejects, and leaves everything as it
   * is, when the store cannot delete it: so the store comes first.
   */
  async delete(id: SessionId): Promise<void> {
    await this.#options.store.deleteSession(id);
    const entry = this.#entries.get(id);
    const session = await entry?.opening.catch(() => null);
    if (entry === undefined || session === null || session === undefined) return;
    session.notifyAll('session-deleted', 'An owner deleted this session.');
    session.closeAll(CloseCode.NoSuchSession, 'session-deleted');
    session.abandon();
    if (this.#entries.get(id) === entry) this.#forget(id, entry);
  }

  /**
   * Runs `work`, which changes what is stored of the session, while nobody has it open: everyone in it is told and
   * disconnected, and all they did is saved before. Who comes meanwhile waits for its end.
   */
  async replace<T>(
    id: SessionId,
    notice: { readonly code: NoticeCode; readonly text: string },
    work: () => Promise<T>,
  ): Promise<T> {
    // Of several that waited for one end the first goes on at once, and the others wait for it.
    for (let last = this.#replacing.get(id); last !== undefined; last = this.#replacing.get(id)) await last;
    const working = this.#putAway(id, notice).then(work);
    const ended = working.then(
      () => undefined,
      () => undefined,
    );
    this.#replacing.set(id, ended);
    try {
      return await working;
    } finally {
      if (this.#replacing.get(id) === ended) this.#replacing.delete(id);
    }
  }

  async #putAway(
    id: SessionId,
    { code, text }: { readonly code: NoticeCode; readonly text: string },
  ): Promise<void> {
    const entry = this.#entries.get(id);
    const session = await entry?.opening.catch(() => null);
    if (entry === undefined || session === null || session === undefined) return;
    session.seal();
    await entry.unloading;
    session.notifyAll(code, text);
    // A stock client must not come back by itself: it would merge the document it holds with the one it finds.
    session.closeAll(CloseCode.OtherLineage, code);
    await session.saved();
    session.abandon();
    if (this.#entries.get(id) === entry) this.#forget(id, entry);
  }

  /** Refuses new sessions, saves everything, disconnects everyone with 1012. Calling it twice is fine. */
  async close(): Promise<void> {
    this.#closed = true;
    const sessions = await this.#openSessions();
    for (const session of sessions)
      session.notifyAll('restarting', 'The server is restarting. You will be reconnected.');
    await Promise.all(sessions.map((session) => session.saved()));
    for (const session of sessions) session.closeAll(CloseCode.Restarting, 'restarting');
    // What arrived between the two lines above is saved too: closed connections are told nothing else.
    await Promise.all(sessions.map((session) => session.saved()));
    for (const [id, entry] of this.#entries) this.#forget(id, entry);
  }

  async #openSessions(): Promise<Session[]> {
    const settled = await Promise.allSettled([...this.#entries.values()].map(({ opening }) => opening));
    return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  }

  async #entryFor(id: SessionId): Promise<Entry> {
    for (;;) {
      if (this.#closed) throw new RegistryClosed('the server is restarting');
      const replacing = this.#replacing.get(id);
      if (replacing !== undefined) {
        await replacing;
        continue;
      }
      const entry = this.#entries.get(id);
      if (entry === undefined) return this.#open(id);
      if (entry.unloading === null) {
        entry.cancelUnload?.();
        entry.cancelUnload = null;
        return entry;
      }
      await entry.unloading;
    }
  }

  #open(id: SessionId): Entry {
    const entry: Entry = {
      opening: this.#load(id),
      session: null,
      users: 0,
      cancelUnload: null,
      unloading: null,
      broken: false,
    };
    this.#entries.set(id, entry);
    entry.opening.then(
      (session) => {
        entry.session = session;
      },
      () => {
        // The next one tries again; nothing of a failed load stays.
        if (this.#entries.get(id) === entry) this.#entries.delete(id);
      },
    );
    return entry;
  }

  async #load(id: SessionId): Promise<Session> {
    const { store, conversion, clock, random, limits, rates, chatOnJoin } = this.#options;
    const [record, stored, chat, records] = await Promise.all([
      store.readSession(id),
      store.loadDocument(id),
      store.readChat(id, chatOnJoin),
      store.listBlobs(id),
    ]);
    if (record === undefined) throw new NoSuchSession(id);
    const document = await this.#document(id, stored);
    const tail = new TailMeter(stored);
    const events = this.#eventsFor();
    const blobs = new Blobs({
      id,
      document,
      store,
      clock,
      records,
      sessionLength: limits.sessionLength,
      files: limits.files,
      onError: (error) => events.onError(id, 'blobs could not be tidied', error),
    });
    return new Session({
      id,
      name: record.name,
      document,
      blobs,
      tail,
      chat,
      store,
      conversion,
      clock,
      random,
      limits,
      rates,
      turns: this.#turns,
      events,
    });
  }

  /** Rejects with `StoreDamaged` when the records, each of them whole, leave a gap. */
  async #document(id: SessionId, stored: StoredDocument): Promise<SessionDocument> {
    const { conversion, guardLimits, events } = this.#options;
    try {
      return await loadDocument({
        lineage: stored.lineage,
        stored,
        limits: guardLimits,
        conversion,
        onStateEncoded: events.onStateEncoded ?? (() => undefined),
        inTurns: (steps) => inTurns(this.#turns, steps),
      });
    } catch (error) {
      if (!(error instanceof DocumentBroken)) throw error;
      throw new StoreDamaged(`Session ${id}: ${error.message}.`, { cause: error });
    }
  }

  #eventsFor(): SessionEvents {
    const { events } = this.#options;
    return {
      ...events,
      onJoined: (id: SessionId, participant: Participant) => events.onJoined?.(id, participant),
      onLeft: (id: SessionId, participant: Participant) => {
        events.onLeft?.(id, participant);
        this.#unloadLater(id);
      },
      onUnloadable: (id: SessionId) => this.#unloadLater(id),
      onBroken: (id: SessionId) => this.#dropBroken(id),
    };
  }

  #unloadLater(id: SessionId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || !isUnused(entry) || entry.unloading !== null) return;
    entry.cancelUnload?.();
    entry.cancelUnload = this.#options.clock.after(this.#options.lingerMs, () => this.#unload(id, entry));
  }

  #unload(id: SessionId, entry: Entry): void {
    const { session } = entry;
    if (session === null || !isUnused(entry) || this.#entries.get(id) !== entry) return;
    entry.unloading = session.fold().finally(() => {
      if (this.#entries.get(id) === entry) this.#forget(id, entry);
    });
  }

  /**
   * Everyone reconnects and finds what the store holds: the truth. Their unsaved edits come again with their step 2. It
   * is loaded anew only when its journal is through: two sessions must never write one log.
   */
  #dropBroken(id: SessionId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.session === null || entry.broken) return;
    entry.broken = true;
    entry.session.seal();
    entry.session.closeAll(CloseCode.Restarting, 'reloading');
    entry.unloading = entry.session.saved().then(() => {
      if (this.#entries.get(id) === entry) this.#forget(id, entry);
    });
  }

  #forget(id: SessionId, entry: Entry): void {
    entry.cancelUnload?.();
    this.#entries.delete(id);
    entry.session?.end();
  }
}

function isUnused(entry: Entry): boolean {
  return entry.users === 0 && entry.session?.isUnloadable === true;
}
