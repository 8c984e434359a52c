import { CHAT_ON_JOIN, type ChatDraft, type ChatMessage, encodeChatMessage } from '@coedit/protocol';
import type { Clock } from './clock.ts';
import type { Participant } from './participant.ts';
import { notify, type Room } from './room.ts';

export interface ChatRoomOptions {
  readonly room: Room;
  readonly clock: Clock;
  /** UTF-16 units of one message. */
  readonly maxLength: number;
  readonly store: (message: ChatMessage) => Promise<void>;
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
    const known = this.#messages.find((message) => message.id === draft.id);
    if (known !== undefined) return this.#repeat(sender, known);
    const problem = this.#problemWith(draft);
    if (problem !== null) return notify(sender, 'chat-refused', problem, { id: draft.id });
    const { userId, name } = sender;
    const message: ChatMessage = { ...draft, userId, name, time: this.#options.clock.now() };
    this.#options.store(message).then(
      () => this.#show(message),
      () =>
        notify(sender, 'chat-refused', 'Your message could not be kept. Try again in a moment.', {
          id: draft.id,
        }),
    );
  }

  #problemWith(draft: ChatDraft): string | null {
    if (draft.id === '') return 'The message has no id.';
    if (draft.text.trim() === '') return 'The message is empty.';
    const { maxLength } = this.#options;
    return draft.text.length > maxLength ? `The message is too long: at most ${maxLength} characters.` : null;
  }

  /** Sent again after a reconnect: only its sender needs to see that it arrived. */
  #repeat(sender: Participant, known: ChatMessage): void {
    sender.connection.send(encodeChatMessage([known]));
  }

  #show(message: ChatMessage): void {
    if (this.#messages.some((known) => known.id === message.id)) return;
    this.#messages = [...this.#messages, message].slice(-CHAT_ON_JOIN);
    this.#options.room.toPages(encodeChatMessage([message]));
  }
}
