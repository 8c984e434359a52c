import { isRole, isSessionId, type Role, type SessionId } from '@coedit/protocol';
import { readJson, writeJson } from '../ui/local-storage.ts';

/** A session this browser was in. With its token, so that one click goes back in. */
export interface RecentSession {
  readonly id: SessionId;
  readonly name: string;
  readonly role: Role;
  readonly token: string;
  /** ms since 1970 of the last visit. */
  readonly visited: number;
}

const STORAGE_KEY = 'coedit.recent';
const MOST = 30;

/** Newest first. What is stored may be of another version or damaged: only whole entries count. */
export function recentSessions(storage: Storage | null): readonly RecentSession[] {
  const stored = readJson(storage, STORAGE_KEY);
  if (!Array.isArray(stored)) return [];
  return stored.filter(isRecentSession).sort((one, other) => other.visited - one.visited);
}

export function rememberSession(storage: Storage | null, session: RecentSession): void {
  const others = recentSessions(storage).filter(({ id }) => id !== session.id);
  writeJson(storage, STORAGE_KEY, [session, ...others].slice(0, MOST));
}

export function forgetSession(storage: Storage | null, id: SessionId): void {
  const others = recentSessions(storage).filter((session) => session.id !== id);
  writeJson(storage, STORAGE_KEY, others);
}

function isRecentSession(value: unknown): value is RecentSession {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, role, token, visited } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    isSessionId(id) &&
    typeof name === 'string' &&
    typeof role === 'string' &&
    isRole(role) &&
    typeof token === 'string' &&
    typeof visited === 'number'
  );
}
