import { isSessionId, type Role, type SessionId } from '@coedit/protocol';
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

export type Missing = 'no-such-session' | 'too-many-attempts';

export interface Entered {
  readonly ok: true;
  readonly link: LinkRecord;
  /** The link's, or the one an owner gave this person since. */
  readonly role: Role;
  readonly personHash: Uint8Array | null;
}

export type EntranceCheck = Entered | { readonly ok: false; readonly refusal: Refusal };

/** The one door, for WebSocket and HTTP alike: the link opens it, what owners decided about the person comes on top. */
export class Entrance {
  readonly #links: Links;
  readonly #store: Store;
  readonly #attempts: Attempts;

  constructor(links: Links, store: Store, attempts: Attempts) {
    this.#links = links;
    this.#store = store;
    this.#attempts = attempts;
  }

  /** The session; or that there is none, which an address that guessed too often is not told. */
  async find(id: string, { address }: Pick<Showing, 'address'>): Promise<SessionRecord | Missing> {
    const session = isSessionId(id) ? await this.#store.readSession(id) : undefined;
    if (session !== undefined) return session;
    return this.#attempts.take(address) ? 'no-such-session' : 'too-many-attempts';
  }

  /** ms that an address has to wait that was told `too-many-attempts`. */
  wait({ address }: Pick<Showing, 'address'>): number {
    return this.#attempts.wait(address);
  }

  async check(sessionId: SessionId, { person, address, ...credentials }: Showing): Promise<EntranceCheck> {
    let guessed = false;
    const check = await this.#links.check(sessionId, credentials, () => {
      guessed = this.#attempts.take(address);
      return guessed;
    });
    if (!check.ok) return this.#refusal(check.refusal, address);
    if (guessed) this.#attempts.giveBack(address);
    const { link } = check;
    const personHash = personHashOf(sessionId, person);
    if (personHash === null) return { ok: true, link, role: link.role, personHash };
    const standing = standingOf(personHash, link, await this.#store.listPeople(sessionId));
    if (standing === 'removed') return { ok: false, refusal: 'person-removed' };
    return { ok: true, link, role: standing, personHash };
  }

  /** A right token is looked at however many wrong ones came from there: people share addresses. */
  #refusal(refusal: Refusal, address: string): EntranceCheck {
    const isGuess = refusal === 'bad-token';
    return { ok: false, refusal: isGuess && !this.#attempts.take(address) ? 'too-many-attempts' : refusal };
  }
}
