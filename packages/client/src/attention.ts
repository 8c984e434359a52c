import { type Cursor, encodeCallMessage, encodeFollowMessage, isFileId, type UserId } from '@coedit/protocol';
import type { LocalCursor } from './cursor-sender.ts';
import type { RemoteCursor } from './cursors.ts';
import { callSafely, type Readable, Value } from './readable.ts';

export interface AttentionLine {
  /** Sends if the connection is up. */
  send(message: Uint8Array): void;
}

type CallListener = (call: RemoteCursor) => void;

/** The server puts the sender's own number here. */
const STAMPED_BY_SERVER = 0 as UserId;
const NOBODY: readonly UserId[] = [];

/** Whose view follows whose, and calls to look at a place. */
export class Attention {
  readonly #line: AttentionLine;
  readonly #followers = new Value<readonly UserId[]>(NOBODY);
  readonly #callListeners = new Set<CallListener>();
  #following: UserId | null = null;

  constructor(line: AttentionLine) {
    this.#line = line;
  }

  get followers(): Readable<readonly UserId[]> {
    return this.#followers;
  }

  follow(userId: UserId | null): void {
    if (userId === this.#following) return;
    this.#following = userId;
    this.#line.send(encodeFollowMessage(userId));
  }

  call({ fileId, line, column, selections }: LocalCursor): void {
    this.#line.send(encodeCallMessage({ fileId, line, column, selections, userId: STAMPED_BY_SERVER }));
  }

  onCall(listener: CallListener): () => void {
    this.#callListeners.add(listener);
    return () => {
      this.#callListeners.delete(listener);
    };
  }

  receiveFollowers(followers: readonly UserId[]): void {
    this.#followers.set(followers);
  }

  receiveCall({ userId, fileId, line, column, selections }: Cursor): void {
    if (line === 0 || !isFileId(fileId)) return;
    const call: RemoteCursor = { userId, fileId, line, column, selections };
    for (const listener of [...this.#callListeners]) callSafely(() => listener(call));
  }

  /** The next connection knows nothing of it, and ids are other people's there. */
  lost(): void {
    this.#following = null;
    this.#followers.set(NOBODY);
  }

  clear(): void {
    this.#callListeners.clear();
  }
}
