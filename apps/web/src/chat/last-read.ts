import type { Readable, SessionClient } from '@coedit/client';
import type { ChatMessage } from '@coedit/protocol';
import { Store } from '../ui/store.ts';

/** Per client: the server's time of the newest message that was seen. Lives as long as the session page. */
const lastRead = new WeakMap<SessionClient, Store<number>>();

export function lastReadOf(client: SessionClient): Readable<number> {
  return storeOf(client);
}

/** All that has been said so far is seen. */
export function markRead(client: SessionClient): void {
  storeOf(client).set(newest(client.chat.get()));
}

/** `isMine` by the message's id: who says what under my number of now may have been somebody else on another connection. */
export function unread(
  messages: readonly ChatMessage[],
  readUntil: number,
  isMine: (id: string) => boolean,
): number {
  return messages.filter(({ id, time }) => time > readUntil && !isMine(id)).length;
}

export function newest(messages: readonly ChatMessage[]): number {
  return messages.reduce((time, message) => Math.max(time, message.time), 0);
}

function storeOf(client: SessionClient): Store<number> {
  let store = lastRead.get(client);
  if (store === undefined) {
    store = new Store(0);
    lastRead.set(client, store);
  }
  return store;
}
