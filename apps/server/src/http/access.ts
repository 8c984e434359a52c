import {
  decodePassword,
  isAtLeast,
  isSessionId,
  PASSWORD_HEADER,
  type Role,
  type SessionId,
} from '@coedit/protocol';
import type { FastifyRequest } from 'fastify';
import type { Credentials, Links } from '../sharing/links.ts';
import type { LinkRecord, SessionRecord, Store } from '../store/store.ts';
import { HttpError, noSuchSession, refusalError } from './errors.ts';

export interface Access {
  readonly session: SessionRecord;
  readonly link: LinkRecord;
}

/** Who may do what, for every route under a session: the token in the header opens the session with its link's role. */
export class AccessCheck {
  readonly #store: Store;
  readonly #links: Links;

  constructor(store: Store, links: Links) {
    this.#store = store;
    this.#links = links;
  }

  /** Throws `HttpError` 401, 403 or 404. */
  async require(request: FastifyRequest, id: string, least: Role): Promise<Access> {
    const session = isSessionId(id) ? await this.#store.readSession(id as SessionId) : undefined;
    if (session === undefined) throw noSuchSession();
    const check = await this.#links.check(session.id, credentialsOf(request));
    if (!check.ok) throw refusalError(check.refusal);
    if (!isAtLeast(check.link.role, least)) {
      throw new HttpError(
        403,
        'role',
        `Your link makes you ${aRole(check.link.role)}; this needs ${aRole(least)} link.`,
      );
    }
    return { session, link: check.link };
  }
}

function credentialsOf(request: FastifyRequest): Credentials {
  const password = request.headers[PASSWORD_HEADER];
  return {
    token: bearerOf(request),
    password: typeof password === 'string' ? decodePassword(password) : null,
  };
}

function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  return /^Bearer +(\S+)$/iu.exec(header)?.[1] ?? '';
}

function aRole(role: Role): string {
  return role === 'owner' || role === 'editor' ? `an ${role}` : `a ${role}`;
}
