import { CHAT_ON_JOIN, type ChatMessage, encodeChatDraftMessage, urlSafe } from '@coedit/protocol';
import { Computed, type Readable, Value } from './readable.ts';

const MOST_MESSAGES = 1000;
const MOST_PENDING = 100;
const ID_BYTES = 16;

export interface ChatLine {
  /** Sends if the connection is up. */
  send(message: Uint8Array): void;
}

/**
 * The conversation. A message has an id of its sender's making and is sent again after every reconnect until the
 * server echoes it; the id keeps it from showing twice.
 */
export class Chat {
  readonly #line: ChatLine;
  readonly #messages: ChatMessage[] = [];
  readonly #ids = new Set<string>();
  /** What was taken back, the newest last: a word of it that is still on its way is not shown. */
  readonly #removed = new Set<string>();
  readonly #pending = new Map<string, string>();
  readonly #list = new Computed<readonly ChatMessage[]>(() => [...this.#messages]);

  readonly #earlier = new Value<string | null>(null);
  /** What the server tells first on a new connection is its latest. */
  #awaitsLatest = false;

  constructor(line: ChatLine) {
    this.#line = line;
  }

  get messages(): Readable<readonly ChatMessage[]> {
    return this.#list;
  }

  /** The id of the message before which there may be others, to be fetched; null: there are none, or there is no room. */
  get earlier(): Readable<string | null> {
    return this.#earlier;
  }

  /** The message's id; null: too much is waiting already. */
  say(text: string): string | null {
    if (this.#pending.size >= MOST_PENDING) return null;
    const id = urlSafe(crypto.getRandomValues(new Uint8Array(ID_BYTES)));
    this.#pending.set(id, text);
    this.#line.send(encodeChatDraftMessage({ id, text }));
    return id;
  }

  /** Takes a message of mine back; the server knows whether it is. */
  retract(id: string): void {
    this.#pending.set(id, '');
    this.#line.send(encodeChatDraftMessage({ id, text: '' }));
  }

  /** It was taken back while this page looked on. */
  isRemoved(id: string): boolean {
    return this.#removed.has(id);
  }

  /** A new connection: the server tells its latest messages next, if there are any. */
  joined(): void {
    this.#awaitsLatest = true;
  }

  /** On a new connection. */
  resend(): void {
    for (const [id, text] of this.#pending) this.#line.send(encodeChatDraftMessage({ id, text }));
  }

  /** The server does not take it: sending it again would not help. */
  refused(id: string): void {
    this.#pending.delete(id);
  }

  receive(messages: readonly ChatMessage[]): void {
    if (this.#awaitsLatest) this.#beginWith(messages);
    for (const message of messages) {
      // What its sender took back comes again without words.
      if (message.text === '') this.#remove(message.id);
      if (this.#pending.get(message.id) !== '' || message.text === '') this.#pending.delete(message.id);
      if (message.text === '' || this.#ids.has(message.id) || this.#removed.has(message.id)) continue;
      this.#ids.add(message.id);
      this.#messages.push(message);
    }
    const tooMany = this.#messages.splice(0, Math.max(0, this.#messages.length - MOST_MESSAGES));
    for (const { id } of tooMany) this.#ids.delete(id);
    if (tooMany.length > 0) this.#earlier.set(null);
    this.#list.invalidate();
  }

  /** The server's messages before the one of `earlier`, oldest first. What was asked for on another connection is not taken. */
  prepend(before: string, earlier: readonly ChatMessage[]): void {
    if (before !== this.#earlier.get()) return;
    const room = MOST_MESSAGES - this.#messages.length;
    const unknown = earlier.filter(
      ({ id, text }) => text !== '' && !this.#ids.has(id) && !this.#removed.has(id),
    );
    const taken = unknown.slice(Math.max(0, unknown.length - room));
    for (const { id } of taken) this.#ids.add(id);
    this.#messages.unshift(...taken);
    this.#list.invalidate();
    const isAll = earlier.length < CHAT_ON_JOIN || taken.length < unknown.length;
    this.#earlier.set(isAll ? null : (earlier[0]?.id ?? null));
  }

  /**
   * Of what is older than the latest nobody tells what was taken back while this page was away, and there may be a gap between: so it
   * goes, and is fetched anew when it is wanted.
   */
  #beginWith(latest: readonly ChatMessage[]): void {
    this.#awaitsLatest = false;
    const told = new Set(latest.map(({ id }) => id));
    const kept = this.#messages.filter(({ id }) => told.has(id));
    this.#messages.splice(0, this.#messages.length, ...kept);
    this.#ids.clear();
    for (const { id } of kept) this.#ids.add(id);
    this.#earlier.set(latest.length < CHAT_ON_JOIN ? null : (latest[0]?.id ?? null));
  }

  #remove(id: string): void {
    this.#removed.add(id);
    for (const oldest of this.#removed) {
      if (this.#removed.size <= MOST_MESSAGES) break;
      this.#removed.delete(oldest);
    }
    this.#ids.delete(id);
    const index = this.#messages.findIndex((message) => message.id === id);
    if (index !== -1) this.#messages.splice(index, 1);
  }
}
