import {
  isRole,
  type Limits,
  type Lineage,
  type Notice,
  type Role,
  type UserId,
  type Welcome,
} from '@coedit/protocol';
import { type Readable, Value } from './readable.ts';

/** What the welcome told. Role and name follow the notices. */
export interface JoinedSession {
  readonly name: string;
  readonly role: Role;
  readonly userId: UserId;
  readonly lineage: Lineage;
  readonly limits: Limits;
  /** ms to add to this machine's clock to get the server's. */
  readonly clockOffset: number;
}

/** The session as the server last told it; kept while offline. */
export class SessionState {
  readonly #value = new Value<JoinedSession | null>(null);

  get value(): Readable<JoinedSession | null> {
    return this.#value;
  }

  welcomed(welcome: Welcome, now: number): void {
    const { sessionName: name, role, userId, lineage, limits, serverTime } = welcome;
    this.#value.set({ name, role, userId, lineage, limits, clockOffset: serverTime - now });
  }

  setRole(role: Role): void {
    const session = this.#value.get();
    if (session !== null && session.role !== role) this.#value.set({ ...session, role });
  }

  follow(notice: Notice): void {
    const session = this.#value.get();
    if (session === null) return;
    if (notice.code === 'role-changed') {
      const role = detail(notice, 'role');
      if (role !== null && isRole(role)) this.setRole(role);
    }
    if (notice.code === 'session-renamed') {
      const name = detail(notice, 'name');
      if (name !== null) this.#value.set({ ...session, name });
    }
  }
}

/** A text in a notice's details; null if it is not there. */
export function detail(notice: Notice, key: string): string | null {
  const details = notice.details;
  if (typeof details !== 'object' || details === null) return null;
  const value = (details as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : null;
}
