import { isSessionId, type Role, type SessionId } from '@coedit/protocol';
import type { Cancel, Clock } from '../session/clock.ts';
import type { LinkRecord, SessionRecord, Store } from '../store/store.ts';
import type { Attempts } from './attempts.ts';
import type { Credentials, Links, Refusal } from './links.ts';
import { personHashOf, standingOf } from './people.ts';

/** What somebody shows at the door: the link's token and password, and who they are beyond this connection. */
export interface Showing extends Credentials {
  /** The person's secret; null: none. */
  readonly person: string | null;
  /** Network address, as far as proxies are believed. */
  readonly address: string;
}

/**
 * ms after which a refusal is told: looking for a session that is not there takes less than comparing a token with its
 * links, and how many links there are would show as well.
 */
const TOLD_AFTER_MS = 5;

export interface Entered {
  readonly ok: true;
  readonly link: LinkRecord;
  /** The link's, or the one an owner gave this person since. */
  readonly role: Role;
  readonly personHash: Uint8Array | null;
}

export type Entering =
  | (Entered & { readonly session: SessionRecord })
  | { readonly ok: false; readonly refusal: Refusal | 'no-such-session' };

export type EntranceCheck = Entered | { readonly ok: false; readonly refusal: Refusal };

export interface EntranceOptions {
  readonly links: Links;
  readonly store: Store;
  readonly attempts: Attempts;
  readonly clock: Clock;
}

/** The one door, for WebSocket and HTTP alike: the link opens it, what owners decided about the person comes on top. */
export class Entrance {
  readonly #options: EntranceOptions;

  constructor(options: EntranceOptions) {
    this.#options = options;
  }

  /** The session, and by what the way into it is open. */
  async enter(id: string, showing: Showing): Promise<Entering> {
    let cancel: Cancel = () => undefined;
    const due = new Promise<void>((resolve) => {
      // Begun before anything is looked at, so that it ends at the same time whatever is found.
      cancel = this.#options.clock.after(TOLD_AFTER_MS, resolve);
    });
    try {
      const entering = await this.#look(id, showing);
      if (!entering.ok) await due;
      return entering;
    } finally {
      cancel();
    }
  }

  /** ms that an address has to wait that was told `too-many-attempts`. */
  wait({ address }: Pick<Showing, 'address'>): number {
    return this.#options.attempts.wait(address);
  }

  /** Whether it is open still, of a session that was entered. */
  async check(sessionId: SessionId, { person, address, ...credentials }: Showing): Promise<EntranceCheck> {
    const { links, store, attempts } = this.#options;
    let guessed = false;
    const check = await links.check(sessionId, credentials, () => {
      guessed = attempts.take(address);
      return guessed;
    });
    if (!check.ok) return this.#refusal(check.refusal, address);
    if (guessed) attempts.giveBack(address);
    const { link } = check;
    const personHash = personHashOf(sessionId, person);
    if (personHash === null) return { ok: true, link, role: link.role, personHash };
    const standing = standingOf(personHash, link, await store.listPeople(sessionId));
    if (standing === 'removed') return { ok: false, refusal: 'person-removed' };
    return { ok: true, link, role: standing, personHash };
  }

  /** That there is no such session is not told an address that guessed too often. */
  async #look(id: string, showing: Showing): Promise<Entering> {
    const { store, attempts } = this.#options;
    const session = isSessionId(id) ? await store.readSession(id) : undefined;
    if (session === undefined) {
      const isTold = attempts.take(showing.address);
      return { ok: false, refusal: isTold ? 'no-such-session' : 'too-many-attempts' };
    }
    const check = await this.check(session.id, showing);
    if (!check.ok) return check;
    this.#options.links.used(session.id, check.link);
    return { ...check, session };
  }

  /** A right token is looked at however many wrong ones came from there: people share addresses. */
  #refusal(refusal: Refusal, address: string): EntranceCheck {
    const isGuess = refusal === 'bad-token';
    return {
      ok: false,
      refusal: isGuess && !this.#options.attempts.take(address) ? 'too-many-attempts' : refusal,
    };
  }
}
