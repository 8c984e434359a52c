import {
  type ChatMessage,
  CloseCode,
  type Limits,
  type LinkId,
  MalformedMessage,
  type SessionId,
} from '@coedit/protocol';
import type * as Y from 'yjs';
import { ClientIds } from '../document/client-ids.ts';
import { DocumentBroken, type SessionDocument } from '../document/document.ts';
import type { Backlog } from '../document/journal.ts';
import type { StateConversion } from '../document/stored-state.ts';
import { type Store, StoreUnavailable } from '../store/store.ts';
import { Arrivals } from './arrivals.ts';
import { Attention } from './attention.ts';
import type { Blobs } from './blobs.ts';
import { ChatRoom } from './chat-room.ts';
import type { Clock, RandomBytes } from './clock.ts';
import type { Connection } from './connection.ts';
import { EditRequests } from './edit-requests.ts';
import { catchUp } from './feed.ts';
import { LargeUpdates } from './large-updates.ts';
import { MessageHandler } from './message-handler.ts';
import type { Admission } from './newcomer.ts';
import type { Participant } from './participant.ts';
import { Presence } from './presence.ts';
import { Room } from './room.ts';
import { Saving } from './saving.ts';
import type { SessionEvents } from './session-events.ts';
import { Standing } from './standing.ts';
import { StockAwareness } from './stock-awareness.ts';
import { Supplies } from './supplies.ts';
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

export interface SessionOptions {
  readonly id: SessionId;
  readonly name: string;
  readonly document: SessionDocument;
  readonly blobs: Blobs;
  readonly tail: TailMeter;
  readonly chat: readonly ChatMessage[];
  readonly store: Store;
  readonly conversion: StateConversion;
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
  readonly blobs: Blobs;
  /** What owners decide about those inside. */
  readonly standing: Standing;
  readonly #options: SessionOptions;
  readonly #room = new Room();
  readonly #ids: ClientIds;
  readonly #saving: Saving;
  readonly #arrivals: Arrivals;
  readonly #presence: Presence;
  readonly #awareness: StockAwareness;
  readonly #chat: ChatRoom;
  readonly #attention: Attention;
  readonly #requests: EditRequests;
  readonly #large: LargeUpdates;
  readonly #supplies: Supplies;
  readonly #updates: UpdateExchange;
  readonly #handler: MessageHandler;
  #name: string;
  #sealed = false;
  #ended = false;

  constructor(options: SessionOptions) {
    const { id, document, clock, limits, store, rates, turns } = options;
    const room = this.#room;
    this.id = id;
    this.document = document;
    this.blobs = options.blobs;
    this.#options = options;
    this.#name = options.name;
    this.#ids = new ClientIds(document.clientId);
    this.#saving = new Saving({
      ...options,
      room,
      onCommitted: (position) => this.#updates.committed(position),
      onSettled: () => {
        if (this.isUnloadable) options.events.onUnloadable(id);
      },
    });
    this.#presence = new Presence({
      room,
      clock,
      onMoved: (participant) => this.#awareness.changed(participant),
      onFailed: (participant, error) => this.#failed(participant, error),
    });
    const { nameLength } = limits;
    const onRenamed = (participant: Participant) => this.#presence.changed(participant);
    this.#awareness = new StockAwareness({ room, ids: this.#ids, clock, nameLength, onRenamed });
    this.#chat = new ChatRoom(options.chat, {
      room,
      clock,
      maxLength: limits.chatLength,
      store: (message, personHash) => store.appendChat(id, message, personHash),
      retract: (messageId, personHash) => store.retractChat(id, messageId, personHash),
    });
    this.#attention = new Attention(room, clock);
    this.#requests = new EditRequests(room, clock);
    const { backlogBytes } = rates;
    this.#large = new LargeUpdates({
      turns,
      clock,
      receive: (participant, message) => this.receive(participant, message),
      onFailed: (participant, error) => this.#failed(participant, error),
    });
    this.#supplies = new Supplies({
      document,
      clock,
      turns,
      onFailed: (participant, error) => this.#failed(participant, error),
    });
    this.#updates = new UpdateExchange({
      room,
      document,
      blobs: this.blobs,
      journal: this.#saving.journal,
      ids: this.#ids,
      clock,
      large: this.#large,
      supplies: this.#supplies,
      backlogBytes,
      onNotTaken: options.events.onNotTaken,
    });
    this.#arrivals = new Arrivals({
      ...options,
      room,
      presence: this.#presence,
      awareness: this.#awareness,
      chat: this.#chat,
      updates: this.#updates,
      saving: this.#saving,
      requests: this.#requests,
      name: () => this.#name,
    });
    this.standing = new Standing({
      room,
      presence: this.#presence,
      clock,
      requests: this.#requests,
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
      attention: this.#attention,
      requests: this.#requests,
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
    return this.#saving.backlog;
  }

  /** True when nobody is in and nothing waits to be saved: then, and only then, it may be unloaded. */
  get isUnloadable(): boolean {
    return this.#room.size === 0 && this.#saving.idle;
  }

  /** Throws `SessionFull` or `SessionEnded`. */
  join(connection: Connection, admission: Admission): Participant {
    this.expectOpen();
    const participant = this.#arrivals.join(connection, admission);
    this.#options.events.onJoined(this.id, participant);
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
    catchUp(participant, this.document, this.#supplies);
    this.#presence.drained(participant);
  }

  /** Its connection ended. Calling it twice is fine. What it sent before is still taken, unless it was cut off. */
  leave(participant: Participant): void {
    if (participant.gone || this.#large.leavesLater(participant, () => this.leave(participant))) return;
    participant.gone = true;
    this.#supplies.left(participant);
    participant.resync.stop();
    participant.cancelExpiry();
    participant.cancelResume();
    this.#room.remove(participant);
    this.#ids.release(participant.userId);
    if (!this.#ended) {
      this.#presence.left(participant);
      this.#awareness.left(participant);
      this.#attention.left(participant);
      this.#requests.left(participant);
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
    this.expectOpen();
    if (this.#saving.faulty) throw new StoreUnavailable('the session cannot be saved at present');
    const update = this.document.edit(change);
    if (update === null) return;
    this.#updates.publish(update, author);
    await this.#saving.soon();
  }

  /**
   * Resolves when the bytes of a file that is no text are in stable storage. Rejects with `BlobRefused` when there is no
   * room for them, with `StoreUnavailable` as `edit` does.
   */
  async putBlob(hash: string, bytes: Uint8Array): Promise<void> {
    // Its list of blobs is not that of the session which takes its place.
    this.expectOpen();
    await this.blobs.put(hash, bytes, () => this.#saving.soon());
  }

  /** It is about to be put away: from now on nobody joins, and nothing is taken by HTTP that might be dropped with it. */
  seal(): void {
    this.#sealed = true;
  }

  /** Throws `SessionEnded`. */
  expectOpen(): void {
    if (this.#sealed || this.#ended) throw new SessionEnded(this.id);
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
    await this.#saving.journal.drained();
  }

  /** The session was deleted: nothing more is saved. */
  abandon(): void {
    this.#saving.abandon();
  }

  /** Folds the tail if that is worth it; call before forgetting an unloadable session. A failure costs only load time. */
  async fold(): Promise<void> {
    await this.#saving.beforeUnload();
  }

  /** Stops its timers. It must be unloadable, or abandoned. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#presence.stop();
    this.#awareness.stop();
    this.#supplies.stop();
    this.#saving.stopFolding();
    this.document.destroy();
  }

  #failed(participant: Participant, error: unknown): void {
    if (error instanceof MalformedMessage)
      return participant.connection.close(CloseCode.Malformed, 'malformed');
    const { events } = this.#options;
    events.onError(this.id, 'a message could not be handled', error);
    if (error instanceof DocumentBroken) {
      this.#saving.stopFolding();
      events.onBroken(this.id);
    } else participant.connection.close(CloseCode.InternalError, 'internal');
  }
}
