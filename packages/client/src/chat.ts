import { type ChatMessage, encodeChatDraftMessage, urlSafe } from '@coedit/protocol';
import { Computed, type Readable } from './readable.ts';

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

  constructor(line: ChatLine) {
    this.#line = line;
  }

  get messages(): Readable<readonly ChatMessage[]> {
    return this.#list;
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

  /** On a new connection. */
  resend(): void {
    for (const [id, text] of this.#pending) this.#line.send(encodeChatDraftMessage({ id, text }));
  }

  /** The server does not take it: sending it again would not help. */
  refused(id: string): void {
    this.#pending.delete(id);
  }

  receive(messages: readonly ChatMessage[]): void {
    for (const message of messages) {
      // What its sender took back comes again without words.
      if (message.text === '') this.#remove(message.id);
      if (this.#pending.get(message.id) !== '' || message.text === '') this.#pending.delete(message.id);
      if (message.text === '' || this.#ids.has(message.id) || this.#removed.has(message.id)) continue;
      this.#ids.add(message.id);
      this.#messages.push(message);
    }
    for (const old of this.#messages.splice(0, Math.max(0, this.#messages.length - MOST_MESSAGES)))
      this.#ids.delete(old.id);
    this.#list.invalidate();
  }

  /** Those before what is here, oldest first. False: there is no room for all of them. */
  prepend(earlier: readonly ChatMessage[]): boolean {
    const room = MOST_MESSAGES - this.#messages.length;
    const unknown = earlier.filter(
      ({ id, text }) => text !== '' && !this.#ids.has(id) && !this.#removed.has(id),
    );
    const taken = unknown.slice(Math.max(0, unknown.length - room));
    for (const { id } of taken) this.#ids.add(id);
    this.#messages.unshift(...taken);
    this.#list.invalidate();
    return taken.length === unknown.length;
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
