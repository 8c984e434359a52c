import {
  CloseCode,
  type LinkId,
  type LinkWithToken,
  type Role,
  type SessionId,
  urlSafe,
} from '@coedit/protocol';
import type { Clock, RandomBytes } from '../session/clock.ts';
import type { LinkRecord, Store } from '../store/store.ts';
import type { Passwords } from './passwords.ts';
import { hashToken, isToken, makeToken, sameHash } from './tokens.ts';

export type Refusal =
  | 'no-token'
  | 'bad-token'
  | 'link-revoked'
  | 'link-expired'
  | 'person-removed'
  | 'password-needed'
  | 'wrong-password'
  | 'too-many-attempts';

/** What somebody shows to be let in. */
export interface Credentials {
  readonly token: string | null;
  readonly password: string | null;
}

export type LinkCheck =
  | { readonly ok: true; readonly link: LinkRecord }
  | { readonly ok: false; readonly refusal: Refusal };

export interface LinkWish {
  readonly role: Role;
  readonly label: string | null;
  /** ms since 1970; null: never. */
  readonly expiresAt: number | null;
  readonly password: string | null;
}

/** Close code and sentence for each reason not to let somebody in. */
export const REFUSALS: Record<Refusal, { readonly close: CloseCode; readonly text: string }> = {
  'no-token': {
    close: CloseCode.BadToken,
    text: 'This address lacks its access token: ask for the whole link, with the part behind "#".',
  },
  'bad-token': {
    close: CloseCode.BadToken,
    text: 'The access token does not fit this session: check that the link was copied whole, or ask for it again.',
  },
  'link-revoked': {
    close: CloseCode.Revoked,
    text: 'This link was revoked. Ask an owner of the session for another.',
  },
  'link-expired': {
    close: CloseCode.LinkExpired,
    text: 'This link has expired. Ask an owner of the session for another.',
  },
  'person-removed': {
    close: CloseCode.Revoked,
    text: 'An owner removed you from this session. Ask an owner for a new link.',
  },
  'password-needed': {
    close: CloseCode.BadToken,
    text: 'This link has a password. Ask whoever gave you the link for it.',
  },
  'wrong-password': { close: CloseCode.BadToken, text: 'That is not the password of this link. Try again.' },
  'too-many-attempts': {
    close: CloseCode.TryLater,
    text: 'Too many wrong attempts came from your network. Wait a minute, then try again.',
  },
};

const LINK_ID_LENGTH = 12;
/** When a link was last used is kept no finer: it tells owners which links are alive, not who came when. */
const LAST_USED_STEP_MS = 60 * 60 * 1000;

export interface LinksOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly passwords: Passwords;
}

/** The links of sessions: made, checked, listed, revoked. */
export class Links {
  readonly #options: LinksOptions;

  constructor(options: LinksOptions) {
    this.#options = options;
  }

  /** A new link that is not stored yet, and the only time its token is told. `publicUrl`: without a trailing slash. */
  async make(
    sessionId: SessionId,
    { password, ...wish }: LinkWish,
    publicUrl: string,
  ): Promise<{ readonly record: LinkRecord; readonly told: LinkWithToken }> {
    const { clock, random, passwords } = this.#options;
    const token = makeToken(random);
    const id = urlSafe(random(LINK_ID_LENGTH)) as LinkId;
    const record: LinkRecord = {
      ...wish,
      id,
      tokenHash: hashToken(token),
      createdAt: clock.now(),
      revokedAt: null,
      lastUsedAt: null,
      passwordHash: password === null ? null : await passwords.hash(password),
    };
    return { record, told: { id, role: wish.role, token, url: `${publicUrl}/s/${sessionId}#${token}` } };
  }

  async add(sessionId: SessionId, wish: LinkWish, publicUrl: string): Promise<LinkWithToken> {
    const { record, told } = await this.make(sessionId, wish, publicUrl);
    await this.#options.store.addLink(sessionId, record);
    return told;
  }

  /**
   * Whether the credentials open the session, and by which link. Every link is compared, so that time tells nothing.
   * `mayGuess` is asked before a password is tried that was not found right before.
   */
  async check(
    sessionId: SessionId,
    { token, password }: Credentials,
    mayGuess = (): boolean => true,
  ): Promise<LinkCheck> {
    if (token === null || token === '') return { ok: false, refusal: 'no-token' };
    if (!isToken(token)) return { ok: false, refusal: 'bad-token' };
    const hash = hashToken(token);
    let found: LinkRecord | null = null;
    for (const link of await this.#options.store.listLinks(sessionId)) {
      if (sameHash(link.tokenHash, hash)) found = link;
    }
    if (found === null) return { ok: false, refusal: 'bad-token' };
    if (found.revokedAt !== null) return { ok: false, refusal: 'link-revoked' };
    if (this.#hasExpired(found)) return { ok: false, refusal: 'link-expired' };
    if (found.passwordHash !== null) {
      if (password === null) return { ok: false, refusal: 'password-needed' };
      const { passwords } = this.#options;
      if (!passwords.isProven(password, found.passwordHash) && !mayGuess())
        return { ok: false, refusal: 'too-many-attempts' };
      const matches = await passwords.matches(password, found.passwordHash);
      if (!matches) return { ok: false, refusal: 'wrong-password' };
    }
    return { ok: true, link: found };
  }

  /** Those that still work or will expire by themselves; revoked ones are not listed. */
  async list(sessionId: SessionId): Promise<LinkRecord[]> {
    const links = await this.#options.store.listLinks(sessionId);
    return links.filter((link) => link.revokedAt === null);
  }

  /** Owner links that open the session now, other than that one. */
  async workingOwners(sessionId: SessionId, than: LinkId | null = null): Promise<LinkRecord[]> {
    const links = await this.list(sessionId);
    return links.filter((link) => link.role === 'owner' && link.id !== than && !this.#hasExpired(link));
  }

  /** False if there is no such link. */
  async revoke(sessionId: SessionId, linkId: LinkId): Promise<boolean> {
    return this.#options.store.revokeLink(sessionId, linkId, this.#options.clock.now());
  }

  /** Somebody came by the link. Nobody waits for that to be kept, and nobody is turned away when it cannot be. */
  used(sessionId: SessionId, { id, lastUsedAt }: LinkRecord): void {
    const now = this.#options.clock.now();
    const at = now - (now % LAST_USED_STEP_MS);
    if (lastUsedAt !== null && lastUsedAt >= at) return;
    void this.#options.store.useLink(sessionId, id, at).catch(() => undefined);
  }

  #hasExpired(link: LinkRecord): boolean {
    return link.expiresAt !== null && link.expiresAt <= this.#options.clock.now();
  }
}
