import { createHash } from 'node:crypto';
import { isPersonSecret, type Role, type SessionId } from '@coedit/protocol';
import type { LinkRecord, PersonRecord } from '../store/store.ts';
import { sameHash } from './tokens.ts';

/** Of one session: what owners decide is kept for so many people. */
export const MOST_PEOPLE = 1000;

/** By whose secret a person is known in one session; null when none that is of its form was told. */
export function personHashOf(sessionId: SessionId, secret: string | null): Uint8Array | null {
  if (secret === null || !isPersonSecret(secret)) return null;
  // With the session's id: what is stored of two sessions does not tell that one person was in both.
  return createHash('sha256').update(`${sessionId} ${secret}`).digest();
}

/** Nobody is the same as someone who told no secret. */
export function isSamePerson(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a !== null && b !== null && sameHash(a, b);
}

/** What owners decided about a person who shows this link: a role, or 'removed'. */
export function standingOf(
  personHash: Uint8Array,
  link: LinkRecord,
  people: readonly PersonRecord[],
): Role | 'removed' {
  let role: Role = link.role;
  for (const record of people) {
    if (!sameHash(record.personHash, personHash)) continue;
    // A removal shuts every link there was; one that is made after it is how an owner lets the person in again.
    if (record.role === null && link.createdAt <= record.at) return 'removed';
    if (record.role !== null && record.linkId === link.id) role = record.role;
  }
  return role;
}
