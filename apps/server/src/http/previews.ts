import { type SessionId, urlSafe } from '@coedit/protocol';
import type { Clock, RandomBytes } from '../session/clock.ts';
import type { Showing } from '../sharing/entrance.ts';

const TICKET_LENGTH = 32;
/** ms since it was last used: long enough to read a page before the next click in it. */
const LASTS_MS = 15 * 60 * 1000;
/** ms since it was made: scripts of the page know the address, and may have told somebody who is shut out since. */
const LONGEST_MS = 8 * 60 * 60 * 1000;
/** Of all sessions; the one that was made first gives way. */
const MOST = 10_000;

export interface Ticket {
  readonly id: string;
  readonly sessionId: SessionId;
  /** What its owner showed at the door: asked again at each request, so that a withdrawal acts at once. */
  readonly showing: Showing;
  readonly endsAt: number;
  expiresAt: number;
}

/**
 * Who may look at a session's files as pages: an unguessable part of an address in the place of a token, because a page
 * that a browser loads cannot show one. In memory only; after a restart the page asks for another.
 */
export class Previews {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #random: RandomBytes;
  readonly #tickets = new Map<string, Ticket>();

  constructor(clock: Pick<Clock, 'now'>, random: RandomBytes) {
    this.#clock = clock;
    this.#random = random;
  }

  open(sessionId: SessionId, showing: Showing): Ticket {
    this.#clear();
    const id = urlSafe(this.#random(TICKET_LENGTH));
    const now = this.#clock.now();
    const ticket = { id, sessionId, showing, endsAt: now + LONGEST_MS, expiresAt: now + LASTS_MS };
    this.#tickets.set(id, ticket);
    return ticket;
  }

  /** Null when there is none, or it was not used for long. */
  use(id: string): Ticket | null {
    const ticket = this.#tickets.get(id);
    const now = this.#clock.now();
    if (ticket === undefined || ticket.expiresAt <= now) {
      this.#tickets.delete(id);
      return null;
    }
    ticket.expiresAt = Math.min(now + LASTS_MS, ticket.endsAt);
    return ticket;
  }

  #clear(): void {
    const now = this.#clock.now();
    for (const [id, { expiresAt }] of this.#tickets) {
      if (expiresAt <= now || this.#tickets.size >= MOST) this.#tickets.delete(id);
    }
  }
}
