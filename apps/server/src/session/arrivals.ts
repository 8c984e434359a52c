import { encodeWelcomeMessage, type Limits, PROTOCOL_VERSION, type UserId } from '@coedit/protocol';
import type { SessionDocument } from '../document/document.ts';
import type { ChatRoom } from './chat-room.ts';
import type { Clock, RandomBytes } from './clock.ts';
import type { Connection } from './connection.ts';
import type { EditRequests } from './edit-requests.ts';
import { endOnExpiry } from './link-expiry.ts';
import { type Admission, type NewcomerOptions, newParticipant } from './newcomer.ts';
import type { Participant } from './participant.ts';
import type { Presence } from './presence.ts';
import type { Room } from './room.ts';
import type { Saving } from './saving.ts';
import type { StockAwareness } from './stock-awareness.ts';
import type { UpdateExchange } from './update-exchange.ts';

export interface ArrivalsOptions {
  readonly room: Room;
  readonly document: SessionDocument;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly limits: Limits;
  readonly rates: NewcomerOptions['rates'];
  readonly presence: Presence;
  readonly awareness: StockAwareness;
  readonly chat: ChatRoom;
  readonly updates: UpdateExchange;
  readonly saving: Saving;
  readonly requests: EditRequests;
  /** Of the session, as it is called now. */
  readonly name: () => string;
}

/** The session has as many participants as it may. */
export class SessionFull extends Error {
  override readonly name = 'SessionFull';
}

/** How somebody comes in: the welcome, what they are told of what is here, and what is told of them. */
export class Arrivals {
  readonly #options: ArrivalsOptions;
  #lastUserId = 0;

  constructor(options: ArrivalsOptions) {
    this.#options = options;
  }

  /** Throws `SessionFull`. */
  join(connection: Connection, admission: Admission): Participant {
    const { room, limits, clock, presence, awareness, saving, updates, requests } = this.#options;
    if (room.size >= limits.participants)
      throw new SessionFull(`at most ${limits.participants} people at once`);
    this.#lastUserId += 1;
    const participant = newParticipant(connection, admission, {
      ...this.#options,
      userId: this.#lastUserId as UserId,
      sendStep1: (newcomer) => updates.sendStep1(newcomer),
    });
    if (!connection.stock) connection.send(this.#welcome(participant));
    room.add(participant);
    if (!connection.stock) this.#introduceTo(participant);
    awareness.introduceTo(participant);
    saving.introduceTo(participant);
    updates.sendStep1(participant);
    presence.joined(participant);
    requests.joined(participant);
    awareness.changed(participant);
    if (admission.expiresAt !== null) endOnExpiry(participant, admission.expiresAt, clock);
    return participant;
  }

  #introduceTo(newcomer: Participant): void {
    const { presence, chat, requests } = this.#options;
    presence.introduceTo(newcomer);
    chat.introduceTo(newcomer);
    requests.introduceTo(newcomer);
  }

  #welcome({ userId, role }: Participant): Uint8Array {
    const { name, document, clock, limits } = this.#options;
    return encodeWelcomeMessage({
      protocolVersion: PROTOCOL_VERSION,
      userId,
      role,
      sessionName: name(),
      lineage: document.lineage,
      serverTime: clock.now(),
      limits,
    });
  }
}
