import { CHAT_ON_JOIN, type ChatDraft, type ChatMessage, encodeChatMessage, may } from '@coedit/protocol';
import type { Clock } from './clock.ts';
import type { Participant } from './participant.ts';
import { notify, type Room } from './room.ts';

export interface ChatRoomOptions {
  readonly room: Room;
  readonly clock: Clock;
  /** UTF-16 units of one message. */
  readonly maxLength: number;
  /** Resolves to the message that is kept under that id already; null: there was none, and it is kept now. */
  readonly store: (message: ChatMessage, personHash: Uint8Array | null) => Promise<ChatMessage | null>;
  /** Empties a message of that person, or of anyone; null: there is none. */
  readonly retract: (messageId: string, personHash: Uint8Array | null) => Promise<ChatMessage | null>;
}

/** What people say, kept with the session. A message is shown to others only once it is kept. */
export class ChatRoom {
  readonly #options: ChatRoomOptions;
  /** The latest, oldest first. */
  #messages: ChatMessage[];

  constructor(messages: readonly ChatMessage[], options: ChatRoomOptions) {
    this.#messages = [...messages];
    this.#options = options;
  }

  introduceTo(newcomer: Participant): void {
    if (this.#messages.length > 0) newcomer.connection.send(encodeChatMessage(this.#messages));
  }

  receive(sender: Participant, draft: ChatDraft): void {
    if (draft.text === '' && draft.id !== '') return void this.#retract(sender, draft.id);
    const known = this.#messages.find((message) => message.id === draft.id);
    if (known !== undefined) return this.#repeat(sender, known);
    const problem = this.#problemWith(draft);
    if (problem !== null) return notify(sender, 'chat-refused', problem, { id: draft.id });
    const { userId, name } = sender;
    const message: ChatMessage = { ...draft, userId, name, time: this.#options.clock.now() };
    this.#options.store(message, sender.personHash).then(
      (kept) => (kept === null ? this.#show(message) : this.#repeat(sender, kept)),
      () =>
        notify(sender, 'chat-refused', 'Your message could not be kept. Try again in a moment.', {
          id: draft.id,
        }),
    );
  }

  /** A message is taken back by saying it again without words: by who said it, or by an owner, which everyone is told. */
  async #retract(sender: Participant, id: string): Promise<void> {
    const refuse = (reason: string) => notify(sender, 'chat-refused', reason, { id });
    try {
      const mine = await this.#retractMine(sender, id);
      const message = mine ?? (await this.#deleteAsOwner(sender, id));
      if (message === null) return refuse('Only who said it, or an owner, can take a message back.');
      const emptied = { ...message, text: '' };
      this.#messages = this.#messages.map((known) => (known.id === id ? emptied : known));
      this.#options.room.toPages(encodeChatMessage([emptied]));
      if (mine === null && message.text !== '') this.#tellDeleted(sender, message);
    } catch {
      refuse('The message could not be taken back. Try again in a moment.');
    }
  }

  async #retractMine({ personHash }: Participant, id: string): Promise<ChatMessage | null> {
    return personHash === null ? null : this.#options.retract(id, personHash);
  }

  /** The role is asked now: it may have changed while the store was asked whose message it is. */
  async #deleteAsOwner({ role }: Participant, id: string): Promise<ChatMessage | null> {
    return may(role, 'manage') ? this.#options.retract(id, null) : null;
  }

  /** Nobody's words go without everyone knowing who did it. */
  #tellDeleted({ name: by }: Participant, { id, name }: ChatMessage): void {
    const text = by === name ? `${by} deleted a message.` : `${by} deleted a message of ${name}.`;
    this.#options.room.notifyAll('chat-deleted', text, { id, by, name });
  }

  #problemWith(draft: ChatDraft): string | null {
    if (draft.id === '') return 'The message has no id.';
    if (draft.text.trim() === '') return 'The message is empty.';
    const { maxLength } = this.#options;
    return draft.text.length > maxLength ? `The message is too long: at most ${maxLength} characters.` : null;
  }

  /** Sent again after a reconnect: only its sender needs to see that it arrived, as it was kept. */
  #repeat(sender: Participant, known: ChatMessage): void {
    sender.connection.send(encodeChatMessage([known]));
  }

  #show(message: ChatMessage): void {
    if (this.#messages.some((known) => known.id === message.id)) return;
    this.#messages = [...this.#messages, message].slice(-CHAT_ON_JOIN);
    this.#options.room.toPages(encodeChatMessage([message]));
  }
}
