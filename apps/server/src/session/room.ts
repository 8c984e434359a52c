import { encodeNoticeMessage, type NoticeCode, type UserId } from '@coedit/protocol';
import type { Participant } from './participant.ts';

/** Who is in a session, and how to reach them. A message is encoded once by the caller; everyone gets the same bytes. */
export class Room {
  readonly #participants = new Map<UserId, Participant>();

  get size(): number {
    return this.#participants.size;
  }

  get(userId: UserId): Participant | undefined {
    return this.#participants.get(userId);
  }

  all(): Iterable<Participant> {
    return this.#participants.values();
  }

  add(participant: Participant): void {
    this.#participants.set(participant.userId, participant);
  }

  remove(participant: Participant): void {
    this.#participants.delete(participant.userId);
  }

  /** To everyone who speaks `coedit.v1`. */
  toPages(message: Uint8Array): void {
    for (const participant of this.#participants.values()) {
      if (!participant.connection.stock) participant.connection.send(message);
    }
  }

  toStock(message: Uint8Array): void {
    for (const participant of this.#participants.values()) {
      if (participant.connection.stock) participant.connection.send(message);
    }
  }

  toAll(message: Uint8Array): void {
    for (const participant of this.#participants.values()) participant.connection.send(message);
  }

  notifyAll(code: NoticeCode, text: string, details: unknown = null): void {
    this.toPages(encodeNoticeMessage({ code, text, details }));
  }
}

export function notify(
  participant: Participant,
  code: NoticeCode,
  text: string,
  details: unknown = null,
): void {
  if (participant.connection.stock) return;
  participant.connection.send(encodeNoticeMessage({ code, text, details }));
}
