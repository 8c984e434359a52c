import {
  decodePassword,
  isAtLeast,
  PASSWORD_HEADER,
  PERSON_HEADER,
  type Role,
  type SessionId,
} from '@coedit/protocol';
import type { FastifyRequest } from 'fastify';
import type { Registry } from '../session/registry.ts';
import type { Session } from '../session/session.ts';
import type { Entrance, Showing } from '../sharing/entrance.ts';
import { Turns } from '../sharing/turns.ts';
import type { LinkRecord, SessionRecord } from '../store/store.ts';
import { HttpError, noSuchSession, refusalError } from './errors.ts';

export interface Access {
  readonly session: SessionRecord;
  readonly link: LinkRecord;
  /** The link's, or the one an owner gave this person since. */
  readonly role: Role;
  readonly personHash: Uint8Array | null;
}

export interface AccessOptions {
  readonly entrance: Entrance;
  readonly registry: Registry;
}

/** Who may do what, for every route under a session: the same door as the WebSocket's. */
export class AccessCheck {
  readonly #options: AccessOptions;
  readonly #turns = new Turns<SessionId>();

  constructor(options: AccessOptions) {
    this.#options = options;
  }

  /** Throws `HttpError` 401, 403 or 404. */
  require(request: FastifyRequest, id: string, least: Role): Promise<Access> {
    return this.requireShowing(showingOf(request), id, least);
  }

  /** A hook for what may be large: who may not send it is told so before it is read into memory. */
  beforeBody(least: Role) {
    return async (request: FastifyRequest): Promise<void> => {
      await this.require(request, (request.params as { readonly id: string }).id, least);
    };
  }

  /** The same for what somebody showed before. */
  async requireShowing(showing: Showing, id: string, least: Role): Promise<Access> {
    const { entrance } = this.#options;
    const entering = await entrance.enter(id, showing);
    if (!entering.ok) {
      const { refusal } = entering;
      throw refusal === 'no-such-session' ? noSuchSession() : refusalError(refusal, entrance.wait(showing));
    }
    const { session, link, role, personHash } = entering;
    if (!isAtLeast(role, least)) {
      throw new HttpError(403, 'role', `You are ${aRole(role)} here; this needs ${aRole(least)}.`);
    }
    return { session, link, role, personHash };
  }

  /**
   * `act` runs in the tick in which the access was last found to hold: a change of role or a revocation comes before it
   * or after it, never in between. It loads the session: `require` comes first, before that costs anything.
   */
  async within<T>(
    request: FastifyRequest,
    id: SessionId,
    least: Role,
    act: (session: Session, access: Access) => T | Promise<T>,
  ): Promise<T> {
    return this.#options.registry.use(id, async (live) => {
      for (;;) {
        const { changes } = live.standing;
        const access = await this.require(request, id, least);
        if (live.standing.changes === changes) return act(live, access);
      }
    });
  }

  /** For what owners decide: one after the other, each asked for its right when its turn comes. */
  async decide<T>(request: FastifyRequest, id: string, work: (access: Access) => Promise<T>): Promise<T> {
    const { session } = await this.require(request, id, 'owner');
    return this.#turns.take(session.id, async () => work(await this.require(request, id, 'owner')));
  }
}

/** What somebody shows at the door with a request. */
export function showingOf({ headers, ip }: FastifyRequest): Showing {
  const password = headers[PASSWORD_HEADER];
  const person = headers[PERSON_HEADER];
  return {
    token: bearerOf(headers.authorization),
    password: typeof password === 'string' ? decodePassword(password) : null,
    person: typeof person === 'string' ? person : null,
    address: ip,
  };
}

function bearerOf(header: string | undefined): string | null {
  if (header === undefined) return null;
  return /^Bearer +(\S+)$/iu.exec(header)?.[1] ?? '';
}

function aRole(role: Role): string {
  return role === 'owner' || role === 'editor' ? `an ${role}` : `a ${role}`;
}
