import {
  type ChatMessage,
  CloseCode,
  DEFAULT_LIMITS,
  encodeCheckMessage,
  encodePingMessage,
  type Limits,
  type Lineage,
  MessageType,
  type Notice,
  type Participant,
  PROTOCOL_VERSION,
  readAskingBody,
  readAwarenessBody,
  readChatBody,
  readCheckedBody,
  readCursorBody,
  readCursorsBody,
  readFollowersBody,
  reading,
  readNoticeBody,
  readParticipantsBody,
  readPingBody,
  readSavedBody,
  readWelcomeBody,
  type UserId,
  type Welcome,
} from '@coedit/protocol';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { Attention } from './attention.ts';
import { Chat } from './chat.ts';
import { Connection, type ConnectionStatus } from './connection.ts';
import { CursorSender, type LocalCursor } from './cursor-sender.ts';
import { Cursors, type RemoteCursor } from './cursors.ts';
import { EditRequests } from './edit-requests.ts';
import { detail, type JoinedSession, SessionState } from './joined-session.ts';
import { Liveness } from './liveness.ts';
import { Notices } from './notices.ts';
import { Participants } from './participants.ts';
import { SessionProvider } from './provider.ts';
import { type Readable, Value } from './readable.ts';
import { SaveState, type SaveStatus } from './save-state.ts';
import { type Introduction, SelfIntroduction } from './self-introduction.ts';
import type { SessionClientOptions } from './session-client-options.ts';
import { TextCheck } from './text-check.ts';
import { DEFAULT_TIMING } from './timing.ts';
import { Workspace } from './workspace.ts';

/** What HTTP allows in a subprotocol. Anything else in a pasted link would make `new WebSocket` throw. */
const TOKEN_FORM = /^[\w!#$%&'*+.^`|~-]+$/u;

/** A participant of a session: the document kept in step, and everything around it. For browsers and Node. */
export class SessionClient {
  readonly doc: Y.Doc;
  readonly workspace: Workspace;
  readonly #ownsDoc: boolean;
  readonly #provider: SessionProvider;
  readonly #connection: Connection;
  readonly #saveState: SaveState;
  readonly #liveness: Liveness;
  readonly #participants = new Participants();
  readonly #cursors: Cursors;
  readonly #cursorSender: CursorSender;
  readonly #chat: Chat;
  readonly #attention: Attention;
  readonly #requests: EditRequests;
  readonly #session = new SessionState();
  readonly #roundTrip = new Value<number | null>(null);
  readonly #notices = new Notices();
  readonly #textCheck: TextCheck;
  readonly #diverged = new Value(false);
  readonly #verified = new Value(false);
  readonly #ticker: ReturnType<typeof setInterval>;
  readonly #tokenIsPossible: boolean;
  readonly #introduction: SelfIntroduction;
  #lineage: Lineage | undefined;
  #destroyed = false;

  constructor(options: SessionClientOptions) {
    const timing = { ...DEFAULT_TIMING, ...options.timing };
    this.doc = options.doc ?? new Y.Doc();
    this.#ownsDoc = options.doc === undefined;
    this.#lineage = options.lineage;
    this.workspace = new Workspace(this.doc, () => this.#limits);
    this.#saveState = new SaveState(options.unsavedEdits ?? 0);
    this.#cursors = new Cursors(this.doc, this.#participants.others);
    // Before the provider's own listener: an edit is counted, and a changed client id told, before its update leaves.
    this.doc.on('update', this.#onUpdate);
    this.#provider = this.#createProvider(options);
    this.#introduction = new SelfIntroduction(
      this.#provider,
      this.doc,
      options,
      () => this.#limits.nameLength,
    );
    this.#connection = new Connection(this.#provider, timing, () => this.#online());
    this.#cursorSender = new CursorSender(this.#provider, timing.cursorEvery);
    this.#chat = new Chat(this.#provider);
    this.#attention = new Attention(this.#provider);
    this.#requests = new EditRequests(this.#provider);
    this.#liveness = new Liveness(timing, {
      ping: (number) => this.#provider.send(encodePingMessage(number)),
      dead: () => this.#provider.cut(),
    });
    this.#textCheck = new TextCheck(this.doc, timing.checkAfter, {
      isSettled: () => this.#connection.isOnline && this.#saveState.status.get().kind === 'saved',
      received: () => this.#provider.received,
      send: (check) => this.#provider.send(encodeCheckMessage(check)),
      verified: (isVerified) => this.#verified.set(isVerified),
      differs: () => this.#diverged.set(true),
    });
    this.#ticker = setInterval(() => this.#tick(performance.now()), timing.tick);
    this.#tokenIsPossible = TOKEN_FORM.test(options.token);
    this.#listen();
    if (options.connect !== false) this.#start();
  }

  get connection(): Readable<ConnectionStatus> {
    return this.#connection.status;
  }

  get saveStatus(): Readable<SaveStatus> {
    return this.#saveState.status;
  }

  /** Local transactions not known to be saved; keep it with the offline content, for the next `SessionClientOptions`. */
  get unsavedEdits(): number {
    return this.#saveState.unsavedEdits;
  }

  /** Null before the first welcome. */
  get session(): Readable<JoinedSession | null> {
    return this.#session.value;
  }

  /** Everyone here but me, by userId, stock clients too. Empty while offline. */
  get participants(): Readable<readonly Participant[]> {
    return this.#participants.others;
  }

  /** Me as the server has me: cleaned name, given colour. */
  get me(): Readable<Participant | null> {
    return this.#participants.me;
  }

  get cursors(): Readable<ReadonlyMap<UserId, RemoteCursor>> {
    return this.#cursors.all;
  }

  get chat(): Readable<readonly ChatMessage[]> {
    return this.#chat.messages;
  }

  /** ms, of the newest ping. */
  get roundTrip(): Readable<number | null> {
    return this.#roundTrip;
  }

  /**
   * True from the moment on when the server said, twice, that it holds something else than this document although nothing
   * is on its way. Whoever holds the client then keeps aside what is in `doc` and goes on with a new client and document.
   */
  get diverged(): Readable<boolean> {
    return this.#diverged;
  }

  /** The server said that it holds the very same as this document, and nothing changed since. Asked in every pause. */
  get verified(): Readable<boolean> {
    return this.#verified;
  }

  onNotice(listener: (notice: Notice) => void): () => void {
    return this.#notices.listen(listener);
  }

  /** Sent now and on every new connection. */
  introduce(change: Introduction): void {
    this.#introduction.change(change);
  }

  /** null: no cursor now. */
  setCursor(cursor: LocalCursor | null): void {
    if (!this.#destroyed) this.#cursorSender.set(cursor);
  }

  /** Whose views follow mine. */
  get followers(): Readable<readonly UserId[]> {
    return this.#attention.followers;
  }

  /** Tells whom my view follows, so that it can be shown to them; null: nobody. Ends with the connection. */
  follow(userId: UserId | null): void {
    this.#attention.follow(userId);
  }

  /** Asks everyone to look at a place. */
  call(place: LocalCursor): void {
    this.#attention.call(place);
  }

  /** Who asks to edit: all of them when I am an owner, else only me. */
  get asking(): Readable<readonly UserId[]> {
    return this.#requests.asking;
  }

  /** Asks the owners for the right to edit; false takes it back. Stands until it is answered, over reconnects too. */
  askToEdit(wishes: boolean): void {
    this.#requests.ask(wishes);
  }

  /** Somebody asks me to look at a place. */
  onCall(listener: (call: RemoteCursor) => void): () => void {
    return this.#attention.onCall(listener);
  }

  /**
   * Sent again after a reconnect until it comes back. What cannot be sent is told by a notice `chat-refused`.
   * Returns the id of the message; null when it is not sent.
   */
  sendChat(text: string): string | null {
    const words = text.toWellFormed();
    if (words.trim() === '') return null;
    const most = this.#limits.chatLength;
    if (words.length > most) return this.#refuseChat(`The message is too long: at most ${most} characters.`);
    const id = this.#chat.say(words);
    return id ?? this.#refuseChat('Too many messages are waiting to be sent. Try again when you are online.');
  }

  /** The id of the chat message before which there may be others, for `SessionApi.readChat`; null: there are none, or no room. */
  get earlierChat(): Readable<string | null> {
    return this.#chat.earlier;
  }

  /** What was read before the message of `earlierChat`, oldest first. */
  addEarlierChat(before: string, earlier: readonly ChatMessage[]): void {
    this.#chat.prepend(before, earlier);
  }

  /** It was taken back while this page looked on: an answer from before may still hold it. */
  isChatRemoved(id: string): boolean {
    return this.#chat.isRemoved(id);
  }

  /** Takes a chat message of mine back, also one of an earlier visit; as an owner, anyone's. */
  retractChat(id: string): void {
    this.#chat.retract(id);
  }

  /** Try to connect at once ("now", browser online, tab to the front). */
  reconnectNow(): void {
    if (!this.#destroyed) this.#start();
  }

  disconnect(): void {
    this.#connection.stop();
  }

  /** Leaves, and lets go of everything. A document that was given is left alone. Twice is fine. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#connection.stop();
    clearInterval(this.#ticker);
    this.#cursorSender.stop();
    this.#notices.clear();
    this.#attention.clear();
    this.#textCheck.destroy();
    this.doc.off('update', this.#onUpdate);
    this.#provider.destroy();
    this.workspace.destroy();
    if (this.#ownsDoc) this.doc.destroy();
  }

  get #limits(): Limits {
    return this.#session.value.get()?.limits ?? DEFAULT_LIMITS;
  }

  #start(): void {
    if (this.#tokenIsPossible) this.#connection.now();
    else this.#connection.refuse(CloseCode.BadToken, 'This link is not complete. Copy it again.');
  }

  #createProvider(options: SessionClientOptions): SessionProvider {
    const Socket = options.WebSocket ?? globalThis.WebSocket;
    if (Socket === undefined) throw new Error('There is no WebSocket here: give one as options.WebSocket.');
    const { serverUrl, sessionId, token, password, person, lineage } = options;
    return new SessionProvider(
      { serverUrl, sessionId, token, password, person, lineage, doc: this.doc, WebSocket: Socket },
      {
        opened: () => this.#introduction.send(),
        synced: () => this.#connection.synced(),
        closed: (code, reason) => this.#lost(code, reason),
        heard: () => this.#liveness.heard(),
        counted: (kind) => this.#saveState.sent(kind),
        countedPart: () => this.#saveState.sentPart(),
      },
    );
  }

  #listen(): void {
    const provider = this.#provider;
    provider.handle(MessageType.Welcome, (body) => {
      // What stands behind the number may be of another form in another version.
      const version = reading(() => decoding.peekVarUint(body));
      if (version === PROTOCOL_VERSION) return this.#welcomed(readWelcomeBody(body));
      const reason = version > PROTOCOL_VERSION ? 'server-newer' : 'server-older';
      this.#connection.refuse(CloseCode.OtherVersion, reason);
    });
    provider.handle(MessageType.Cursors, (body) =>
      this.#cursors.receive(readCursorsBody(body), this.#participants.myId),
    );
    provider.handle(MessageType.Participants, (body) => {
      const left = this.#participants.receive(readParticipantsBody(body));
      this.#cursors.participantsChanged(left);
      const me = this.#participants.me.get();
      if (me !== null) this.#session.setRole(me.role);
    });
    provider.handle(MessageType.Awareness, (body) =>
      this.#cursors.receiveAwareness(readAwarenessBody(body, this.#limits.messageBytes)),
    );
    provider.handle(MessageType.Saved, (body) => this.#saveState.saved(readSavedBody(body)));
    provider.handle(MessageType.Chat, (body) => this.#chat.receive(readChatBody(body)));
    provider.handle(MessageType.Followers, (body) =>
      this.#attention.receiveFollowers(readFollowersBody(body)),
    );
    provider.handle(MessageType.Asking, (body) =>
      this.#requests.receive(readAskingBody(body), this.#participants.myId),
    );
    provider.handle(MessageType.Call, (body) => this.#attention.receiveCall(readCursorBody(body)));
    provider.handle(MessageType.Notice, (body) => this.#noticed(readNoticeBody(body)));
    provider.handle(MessageType.Checked, (body) => this.#textCheck.answered(readCheckedBody(body)));
    provider.handle(MessageType.Pong, (body) => {
      const roundTrip = this.#liveness.pong(readPingBody(body), performance.now());
      if (roundTrip !== null) this.#roundTrip.set(roundTrip);
    });
  }

  #welcomed(welcome: Welcome): void {
    if (this.#lineage !== undefined && this.#lineage !== welcome.lineage) {
      this.#connection.refuse(CloseCode.OtherLineage, 'The server holds another document than this browser.');
      return;
    }
    this.#lineage = welcome.lineage;
    this.#provider.setLineage(welcome.lineage);
    this.#session.welcomed(welcome, Date.now());
    this.#participants.joined(welcome.userId);
    this.#chat.joined();
    this.#connection.welcomed();
  }

  #tick(now: number): void {
    this.#liveness.tick(now, this.#provider.bufferedAmount);
    this.#textCheck.tick(now);
  }

  #online(): void {
    this.#saveState.online();
    this.#textCheck.connected();
    this.#liveness.start(performance.now());
    this.#cursorSender.resend();
    this.#chat.resend();
    this.#requests.resend();
  }

  #lost(code: number | null, reason: string): void {
    this.#liveness.stop();
    this.#saveState.lost();
    this.#participants.clear();
    this.#cursors.clear();
    this.#attention.lost();
    this.#requests.lost();
    this.#roundTrip.set(null);
    this.#connection.lost(code, reason);
  }

  #noticed(notice: Notice): void {
    this.#session.follow(notice);
    if (notice.code === 'chat-refused') {
      const id = detail(notice, 'id');
      if (id !== null) this.#chat.refused(id);
    }
    this.#notices.tell(notice);
  }

  #refuseChat(text: string): null {
    this.#notices.tell({ code: 'chat-refused', text, details: null });
    return null;
  }

  readonly #onUpdate = (
    _update: Uint8Array,
    _origin: unknown,
    _doc: Y.Doc,
    transaction: Y.Transaction,
  ): void => {
    if (!transaction.local) return;
    this.#introduction.beforeEdit();
    this.#saveState.edited();
  };
}
