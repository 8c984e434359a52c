import { isRole, type LinkId, type Role, type SessionId } from '@coedit/protocol';
import { readJson, writeJson } from '../ui/local-storage.ts';

/**
 * The tokens this browser was told when it made the links: the server tells a token once and keeps only its hash.
 * They never leave this browser, so the holder of a weaker link learns no stronger one.
 */
export interface KnownLink {
  readonly id: LinkId;
  readonly role: Role;
  readonly token: string;
}

const keyOf = (sessionId: SessionId): string => `coedit.links.${sessionId}`;

export function knownLinks(storage: Storage | null, sessionId: SessionId): readonly KnownLink[] {
  const stored = readJson(storage, keyOf(sessionId));
  return Array.isArray(stored) ? stored.filter(isKnownLink) : [];
}

export function rememberLinks(
  storage: Storage | null,
  sessionId: SessionId,
  links: readonly KnownLink[],
): void {
  const added = links.map(({ id, role, token }) => ({ id, role, token }));
  const kept = knownLinks(storage, sessionId).filter(({ id }) => !added.some((link) => link.id === id));
  writeJson(storage, keyOf(sessionId), [...kept, ...added]);
}

export function forgetLink(storage: Storage | null, sessionId: SessionId, linkId: LinkId): void {
  const kept = knownLinks(storage, sessionId).filter(({ id }) => id !== linkId);
  writeJson(storage, keyOf(sessionId), kept);
}

function isKnownLink(value: unknown): value is KnownLink {
  if (typeof value !== 'object' || value === null) return false;
  const { id, role, token } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof role === 'string' && isRole(role) && typeof token === 'string';
}
