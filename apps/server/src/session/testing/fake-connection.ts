import {
  type AwarenessEntry,
  type ChatMessage,
  type CheckVerdict,
  type Cursor,
  decoderOf,
  MessageType,
  type Notice,
  type PresenceChange,
  readAskingBody,
  readAwarenessBody,
  readChatBody,
  readCheckedBody,
  readCursorBody,
  readCursorsBody,
  readFollowersBody,
  readNoticeBody,
  readParticipantsBody,
  readSavedBody,
  readSyncBody,
  readUint,
  type SyncKind,
  type UserId,
} from '@coedit/protocol';
import type { Decoder } from 'lib0/decoding';
import type { Connection } from '../connection.ts';

/** A connection under the test's control: what was sent is kept, slowness and death are set. */
export class FakeConnection implements Connection {
  readonly stock: boolean;
  congested = false;
  paused = false;
  /** What a probe finds. */
  alive = true;
  sent: Uint8Array[] = [];
  closedWith: { readonly code: number; readonly reason: string } | null = null;
  probes = 0;

  constructor(kind: 'page' | 'stock' = 'page') {
    this.stock = kind === 'stock';
  }

  get ended(): boolean {
    return this.closedWith !== null;
  }

  get cut(): boolean {
    return this.ended;
  }

  send(message: Uint8Array): void {
    if (!this.ended) this.sent.push(message);
  }

  flush(): void {}

  close(code: number, reason: string): void {
    this.closedWith ??= { code, reason };
  }

  async probe(): Promise<boolean> {
    this.probes += 1;
    return this.alive;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  /** Forgets what was sent so far. */
  clear(): void {
    this.sent = [];
  }

  get types(): number[] {
    return this.sent.map((message) => readUint(decoderOf(message)));
  }

  get notices(): Notice[] {
    return this.#bodies(MessageType.Notice, readNoticeBody);
  }

  get saved(): number[] {
    return this.#bodies(MessageType.Saved, readSavedBody);
  }

  /** One list per message. */
  get cursors(): Cursor[][] {
    return this.#bodies(MessageType.Cursors, readCursorsBody);
  }

  get participants(): PresenceChange[] {
    return this.#bodies(MessageType.Participants, readParticipantsBody).flat();
  }

  get chat(): ChatMessage[] {
    return this.#bodies(MessageType.Chat, readChatBody).flat();
  }

  /** One list per message. */
  get followers(): UserId[][] {
    return this.#bodies(MessageType.Followers, readFollowersBody);
  }

  /** One list per message. */
  get asking(): UserId[][] {
    return this.#bodies(MessageType.Asking, readAskingBody);
  }

  get calls(): Cursor[] {
    return this.#bodies(MessageType.Call, readCursorBody);
  }

  get awareness(): AwarenessEntry[] {
    return this.#bodies(MessageType.Awareness, (body) => readAwarenessBody(body, 1 << 20)).flat();
  }

  get checked(): CheckVerdict[] {
    return this.#bodies(MessageType.Checked, readCheckedBody);
  }

  syncs(kind: SyncKind): Uint8Array[] {
    const all = this.#bodies(MessageType.Sync, (body) => readSyncBody(body, 1 << 26));
    return all.filter((message) => message.kind === kind).map(({ payload }) => payload);
  }

  #bodies<T>(type: number, read: (body: Decoder) => T): T[] {
    const bodies: T[] = [];
    for (const message of this.sent) {
      const decoder = decoderOf(message);
      if (readUint(decoder) === type) bodies.push(read(decoder));
    }
    return bodies;
  }
}
