import {
  type ChatMessage,
  CloseCode,
  encodeWelcomeMessage,
  type Limits,
  type LinkId,
  MalformedMessage,
  PROTOCOL_VERSION,
  type SessionId,
  type UserId,
} from '@coedit/protocol';
import type * as Y from 'yjs';
import { ClientIds } from '../document/client-ids.ts';
import { DocumentBroken, type SessionDocument } from '../document/document.ts';
import { type Backlog, Journal } from '../document/journal.ts';
import { NoSuchSession, type Store, StoreUnavailable, type UpdateRecord } from '../store/store.ts';
import { ChatRoom } from './chat-room.ts';
import type { Cancel, Clock, RandomBytes } from './clock.ts';
import type { Connection } from './connection.ts';
import { catchUp } from './feed.ts';
import { Folding } from './folding.ts';
import { LargeUpdates } from './large-updates.ts';
import { endOnExpiry } from './link-expiry.ts';
import { MessageHandler } from './message-handler.ts';
import { type Admission, newParticipant } from './newcomer.ts';
import type { Participant } from './participant.ts';
import { Presence } from './presence.ts';
import { notify, Room } from './room.ts';
import type { SessionEvents } from './session-events.ts';
import { Standing } from './standing.ts';
import { StockAwareness } from './stock-awareness.ts';
import type { TailMeter } from './tail-meter.ts';
import { TextCheck } from './text-check.ts';
import type { Turns } from './turns.ts';
import { UpdateExchange } from './update-exchange.ts';

export interface SessionRates {
  readonly messagesPerSecond: number;
  readonly messagesBurst: number;
  readonly stepsPerSecond: number;
  readonly stepsBurst: number;
  /** Bytes of edits that may wait for storage. */
  readonly backlogBytes: number;
}

const CANNOT_SAVE =
  'The server cannot save right now. Go on typing: your edits are kept here and saved as soon as it can.';

export interface SessionOptions {
  readonly id: SessionId;
  readonly name: string;
  readonly document: SessionDocument;
  readonly tail: TailMeter;
  readonly chat: readonly ChatMessage[];
  readonly store: Store;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly limits: Limits;
  readonly rates: SessionRates;
  /** Shared by all sessions. */
  readonly turns: Turns;
  readonly events: SessionEvents;
}

/** A message that takes so long counts as many as it takes milliseconds. */
const COSTLY_MS = 4;
/** How long an edit by HTTP waits for its commit. */
const LONGEST_SAVE_MS = 5_000;

/** The session has as many participants as it may. */
export class SessionFull extends Error {
  override readonly name = 'SessionFull';
}

/** It was deleted, or is loaded anew: who wants it asks again. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

/**
 * One live session: its document, who is in it, and what passes between them. The parts do the work; this class owns
 * them and the participants' comings and goings.
 */
export class Session {
  readonly id: SessionId;
  readonly document: SessionDocument;
  /** What owners decide about those inside. */
  readonly standing: Standing;
  readonly #options: SessionOptions;
  readonly #room = new Room();
  readonly #ids: ClientIds;
  readonly #journal: Journal;
  readonly #folding: Folding;
  readonly #presence: Presence;
  readonly #awareness: StockAwareness;
  readonly #chat: ChatRoom;
  readonly #large: LargeUpdates;
  readonly #updates: UpdateExchange;
  readonly #handler: MessageHandler;
  #name: string;
  #lastUserId = 0;
  #ended = false;

  constructor(options: SessionOptions) {
    const { id, document, clock, limits, store, rates } = options;
    const room = this.#room;
    this.id = id;
    this.document = document;
    this.#options = options;
    this.#name = options.name;
    this.#ids = new ClientIds(document.clientId);
    this.#journal = new Journal({
      append: (records) => this.#append(records),
      clock,
      onCommitted: (position) => this.#committed(position),
      onFault: (error) => this.#storageFailed(error),
      onRecovered: () =>
        room.notifyAll('storage-available', 'The server can save again. Everything typed is kept.'),
    });
    this.#folding = new Folding(options, this.#journal);
    this.#presence = new Presence(room, clock);
    const { nameLength } = limits;
    const onRenamed = (participant: Participant) => this.#presence.changed(participant);
    this.#awareness = new StockAwareness({ room, ids: this.#ids, clock, nameLength, onRenamed });
    const keep = (message: ChatMessage) => store.appendChat(id, message);
    this.#chat = new ChatRoom(options.chat, { room, clock, maxLength: limits.chatLength, store: keep });
    const { backlogBytes } = rates;
    this.#large = new LargeUpdates({
      turns: options.turns,
      clock,
      receive: (participant, message) => this.receive(participant, message),
      onFailed: (participant, error) => this.#failed(participant, error),
    });
    this.#updates = new UpdateExchange({
      room,
      document,
      journal: this.#journal,
      ids: this.#ids,
      clock,
      large: this.#large,
      backlogBytes,
      onNotTaken: options.events.onNotTaken,
    });
    this.standing = new Standing({
      room,
      presence: this.#presence,
      clock,
      sendStep1: (participant) => this.#updates.sendStep1(participant),
      leave: (participant) => this.leave(participant),
    });
    this.#handler = new MessageHandler({
      room,
      ids: this.#ids,
      limits,
      clock,
      updates: this.#updates,
      presence: this.#presence,
      awareness: this.#awareness,
      chat: this.#chat,
      textCheck: new TextCheck({ document, clock, onMismatch: () => options.events.onTextMismatch(id) }),
    });
  }

  get name(): string {
    return this.#name;
  }

  get participantCount(): number {
    return this.#room.size;
  }

  get backlog(): Backlog {
    return this.#journal.backlog;
  }

  /** True when nobody is in and nothing waits to be saved: then, and only then, it may be unloaded. */
  get isUnloadable(): boolean {
    return this.#room.size === 0 && this.#journal.idle;
  }

  /** Throws `SessionFull` or `SessionEnded`. */
  join(connection: Connection, admission: Admission): Participant {
    const { limits, events } = this.#options;
    if (this.#ended) throw new SessionEnded(this.id);
    if (this.#room.size >= limits.participants)
      throw new SessionFull(`at most ${limits.participants} people at once`);
    this.#lastUserId += 1;
    const participant = newParticipant(connection, admission, {
      ...this.#options,
      userId: this.#lastUserId as UserId,
      room: this.#room,
      sendStep1: (newcomer) => this.#updates.sendStep1(newcomer),
    });
    if (!connection.stock) connection.send(this.#welcome(participant));
    this.#room.add(participant);
    if (!connection.stock) {
      this.#presence.introduceTo(participant);
      this.#chat.introduceTo(participant);
    }
    this.#awareness.introduceTo(participant);
    if (this.#journal.faulty) notify(participant, 'storage-unavailable', CANNOT_SAVE);
    this.#updates.sendStep1(participant);
    this.#presence.joined(participant);
    this.#awareness.changed(participant);
    if (admission.expiresAt !== null) endOnExpiry(participant, admission.expiresAt, this.#options.clock);
    events.onJoined(this.id, participant);
    return participant;
  }

  /** A message of the participant, whole. Never throws: what is wrong with it ends its connection, nothing else. */
  receive(participant: Participant, message: Uint8Array): void {
    this.receiveAll(participant, [message]);
  }

  /** The same for messages that came in together, in order: edits that follow one another are taken in one go. */
  receiveAll(participant: Participant, messages: readonly Uint8Array[]): void {
    for (let next = 0; next < messages.length; ) {
      if (participant.gone || participant.connection.cut || this.#ended) return;
      next += this.#receiveFrom(participant, messages, next);
    }
  }

  /** Returns how many of the messages were dealt with. */
  #receiveFrom(participant: Participant, messages: readonly Uint8Array[], first: number): number {
    const message = messages[first];
    if (message === undefined || this.#large.keepWaiting(participant, message)) return 1;
    const begun = this.#options.clock.now();
    let count = 1;
    try {
      count = this.#handler.receiveFrom(participant, messages, first);
    } catch (error) {
      this.#failed(participant, error);
    }
    const ms = this.#options.clock.now() - begun;
    if (ms >= COSTLY_MS) participant.messages.charge(ms);
    return count;
  }

  /** The connection has room for bytes again. */
  drained(participant: Participant): void {
    if (participant.gone) return;
    catchUp(participant, this.document);
    this.#presence.drained(participant);
  }

  /** Its connection ended. Calling it twice is fine. What it sent before is still taken, unless it was cut off. */
  leave(participant: Participant): void {
    if (participant.gone || this.#large.leavesLater(participant, () => this.leave(participant))) return;
    participant.gone = true;
    participant.resync.stop();
    participant.cancelExpiry();
    participant.cancelResume();
    this.#room.remove(participant);
    this.#ids.release(participant.userId);
    if (!this.#ended) {
      this.#presence.left(participant);
      this.#awareness.left(participant);
    }
    this.#options.events.onLeft(this.id, participant);
  }

  /**
   * An edit by the server itself, for someone who came by HTTP. Resolves when it is saved; rejects with
   * `StoreUnavailable` when that cannot be told within seconds (it is then made, and saved as soon as possible) or
   * when nothing can be saved at present (it is then not made).
   */
  async edit(
    author: { readonly name: string; readonly linkId: LinkId | '' },
    change: (doc: Y.Doc) => void,
  ): Promise<void> {
    if (this.#ended) throw new SessionEnded(this.id);
    if (this.#journal.faulty) throw new StoreUnavailable('the session cannot be saved at present');
    const update = this.document.edit(change);
    if (update === null) return;
    this.#updates.publish(update, author);
    await this.#savedSoon();
  }

  rename(name: string): void {
    this.#name = name;
    this.#room.notifyAll('session-renamed', '', { name });
  }

  /** Closes everyone. What was received is still saved: await `saved` before the store closes. */
  closeAll(code: CloseCode, reason: string): void {
    for (const participant of this.#room.all()) participant.connection.close(code, reason);
  }

  notifyAll(...notice: Parameters<Room['notifyAll']>): void {
    this.#room.notifyAll(...notice);
  }

  /** Resolves when everything received so far is in stable storage. */
  async saved(): Promise<void> {
    await this.#large.idle();
    await this.#journal.drained();
  }

  /** The session was deleted: nothing more is saved. */
  abandon(): void {
    this.#journal.abandon();
  }

  /** Folds the tail if that is worth it; call before forgetting an unloadable session. A failure costs only load time. */
  async fold(): Promise<void> {
    await this.#folding.beforeUnload();
  }

  /** Stops its timers. It must be unloadable, or abandoned. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#presence.stop();
    this.#awareness.stop();
    this.document.destroy();
  }

  async #savedSoon(): Promise<void> {
    const { clock } = this.#options;
    let cancel: Cancel = () => undefined;
    const late = new Promise<never>((_resolve, reject) => {
      cancel = clock.after(LONGEST_SAVE_MS, () => reject(new StoreUnavailable('storage does not answer')));
    });
    try {
      await Promise.race([this.#journal.drainedOrFaulty(), late]);
    } finally {
      cancel();
    }
  }

  #welcome(participant: Participant): Uint8Array {
    return encodeWelcomeMessage({
      protocolVersion: PROTOCOL_VERSION,
      userId: participant.userId,
      role: participant.role,
      sessionName: this.#name,
      lineage: this.document.lineage,
      serverTime: this.#options.clock.now(),
      limits: this.#options.limits,
    });
  }

  async #append(records: readonly UpdateRecord[]): Promise<void> {
    const { store, tail, events, clock } = this.#options;
    await store.append(this.id, records);
    events.onSaved(records, clock.now());
    tail.added(records.reduce((bytes, { update }) => bytes + update.length, 0));
  }

  #committed(position: number): void {
    this.#updates.committed(position);
    this.#options.tail.committed(position);
    this.#folding.afterCommit();
    if (this.isUnloadable) this.#options.events.onUnloadable(this.id);
  }

  #storageFailed(error: unknown): void {
    // It is being deleted: everyone is told so in a moment.
    if (error instanceof NoSuchSession) return;
    this.#options.events.onError(this.id, 'saving failed; trying again', error);
    this.#room.notifyAll('storage-unavailable', CANNOT_SAVE);
  }

  #failed(participant: Participant, error: unknown): void {
    if (error instanceof MalformedMessage)
      return participant.connection.close(CloseCode.Malformed, 'malformed');
    const { events } = this.#options;
    events.onError(this.id, 'a message could not be handled', error);
    if (error instanceof DocumentBroken) events.onBroken(this.id);
    else participant.connection.close(CloseCode.InternalError, 'internal');
  }
}
