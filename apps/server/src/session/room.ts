import { encodeNoticeMessage, type NoticeCode, type UserId } from '@coedit/protocol';
import type { Participant } from './participant.ts';
import { Tally } from './tally.ts';

/** Who is in a session, and how to reach them. A message is encoded once by the caller; everyone gets the same bytes. */
export class Room {
  readonly #participants = new Map<UserId, Participant>();
  readonly #names = new Tally<string>();
  readonly #colours = new Tally<number>();
  #stock = 0;

  get size(): number {
    return this.#participants.size;
  }

  /** Whether anyone knows awareness only. */
  get hasStock(): boolean {
    return this.#stock > 0;
  }

  get(userId: UserId): Participant | undefined {
    return this.#participants.get(userId);
  }

  all(): Iterable<Participant> {
    return this.#participants.values();
  }

  isNamed(name: string): boolean {
    return this.#names.count(name) > 0;
  }

  /** By anybody but `self`; null: by anybody. */
  isColourTaken(colour: number, self: Pick<Participant, 'userId' | 'colour'> | null): boolean {
    const own = self !== null && this.#participants.has(self.userId) && self.colour === colour ? 1 : 0;
    return this.#colours.count(colour) > own;
  }

  add(participant: Participant): void {
    this.#participants.set(participant.userId, participant);
    this.#names.add(participant.name);
    this.#colours.add(participant.colour);
    if (participant.connection.stock) this.#stock += 1;
  }

  remove(participant: Participant): void {
    if (!this.#participants.delete(participant.userId)) return;
    this.#names.remove(participant.name);
    this.#colours.remove(participant.colour);
    if (participant.connection.stock) this.#stock -= 1;
  }

  /** Of somebody in the room. */
  rename(participant: Participant, name: string): void {
    this.#names.remove(participant.name);
    participant.name = name;
    this.#names.add(name);
  }

  /** Of somebody in the room. */
  recolour(participant: Participant, colour: number): void {
    this.#colours.remove(participant.colour);
    participant.colour = colour;
    this.#colours.add(colour);
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
