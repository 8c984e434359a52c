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
  readonly #pending = new Map<string, string>();
  readonly #list = new Computed<readonly ChatMessage[]>(() => [...this.#messages]);

  constructor(line: ChatLine) {
    this.#line = line;
  }

  get messages(): Readable<readonly ChatMessage[]> {
    return this.#list;
  }

  /** False: too much is waiting already. */
  say(text: string): boolean {
    if (this.#pending.size >= MOST_PENDING) return false;
    const id = urlSafe(crypto.getRandomValues(new Uint8Array(ID_BYTES)));
    this.#pending.set(id, text);
    this.#line.send(encodeChatDraftMessage({ id, text }));
    return true;
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
      this.#pending.delete(message.id);
      if (this.#ids.has(message.id)) continue;
      this.#ids.add(message.id);
      this.#messages.push(message);
    }
    for (const old of this.#messages.splice(0, Math.max(0, this.#messages.length - MOST_MESSAGES)))
      this.#ids.delete(old.id);
    this.#list.invalidate();
  }
}
