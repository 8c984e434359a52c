import type { Role, SessionId } from '@coedit/protocol';
import type { LinkRecord, Store } from '../store/store.ts';
import type { Credentials, Links, Refusal } from './links.ts';
import { personHashOf, standingOf } from './people.ts';

/** What somebody shows at the door: the link's token and password, and who they are beyond this connection. */
export interface Showing extends Credentials {
  /** The person's secret; null: none. */
  readonly person: string | null;
}

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

  constructor(links: Links, store: Store) {
    this.#links = links;
    this.#store = store;
  }

  async check(sessionId: SessionId, { person, ...credentials }: Showing): Promise<EntranceCheck> {
    const check = await this.#links.check(sessionId, credentials);
    if (!check.ok) return check;
    const { link } = check;
    const personHash = personHashOf(sessionId, person);
    if (personHash === null) return { ok: true, link, role: link.role, personHash };
    const standing = standingOf(personHash, link, await this.#store.listPeople(sessionId));
    if (standing === 'removed') return { ok: false, refusal: 'person-removed' };
    return { ok: true, link, role: standing, personHash };
  }
}
