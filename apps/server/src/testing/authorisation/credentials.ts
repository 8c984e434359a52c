import type { CreatedSession, LinkId, Role, SessionId } from '@coedit/protocol';
import { ROLES } from '@coedit/protocol';
import { personHashOf } from '../../sharing/people.ts';
import { hashToken } from '../../sharing/tokens.ts';
import type { LinkRecord, Store } from '../../store/store.ts';

/** What somebody comes with, and what the server must make of it. */
export interface Credential {
  readonly name: string;
  readonly token?: string;
  readonly person?: string;
  /** The role they have; null: they are not let in. */
  readonly role: Role | null;
  /** HTTP status and code, and close code, for who is not let in. */
  readonly refused?: readonly [status: number, code: string, close: number];
}

let count = 0;

/** Of the form of a token or a person's secret, and unlike any other. */
export function newSecret(): string {
  count += 1;
  return `secret-${String(count).padStart(7, '0')}-for-these-tests-x`;
}

/** Ones that no session knows, or that do not work any more. The strongest links are taken: nothing of them may be left. */
export async function refusedCredentials(
  store: Store,
  session: CreatedSession,
  other: CreatedSession,
): Promise<Credential[]> {
  const now = Date.now();
  const expired = newSecret();
  await addOwnerLink(store, session, expired, { expiresAt: now - 1 });
  const revoked = newSecret();
  await addOwnerLink(store, session, revoked, { revokedAt: now });
  const removed = newSecret();
  await setPerson(store, session, { secret: removed, linkId: session.links.owner.id, role: null });
  const token = session.links.owner.token;
  return [
    { name: 'no token', role: null, refused: [401, 'no-token', 4401] },
    { name: 'a wrong token', token: newSecret(), role: null, refused: [401, 'bad-token', 4401] },
    { name: 'half a token', token: token.slice(0, 16), role: null, refused: [401, 'bad-token', 4401] },
    {
      name: "another session's owner",
      token: other.links.owner.token,
      role: null,
      refused: [401, 'bad-token', 4401],
    },
    { name: 'an expired owner link', token: expired, role: null, refused: [403, 'link-expired', 4410] },
    { name: 'a revoked owner link', token: revoked, role: null, refused: [403, 'link-revoked', 4403] },
    {
      name: 'a removed person with the owner link',
      token,
      person: removed,
      role: null,
      refused: [403, 'person-removed', 4403],
    },
  ];
}

/** Each role as it comes from a link, and each as an owner gave it to a person who came by another one. */
export async function admittedCredentials(
  store: Store,
  session: CreatedSession,
  tokens: Readonly<Record<Role, string>>,
): Promise<Credential[]> {
  const links = await store.listLinks(session.id);
  const credentials: Credential[] = ROLES.map((role) => ({ name: role, token: tokens[role], role }));
  for (const from of ROLES) {
    const linkId = links.find(
      (link) => link.role === from && link.revokedAt === null && link.expiresAt === null,
    )?.id;
    if (linkId === undefined) throw new Error(`no ${from} link`);
    for (const role of ROLES) {
      if (role === from) continue;
      const person = newSecret();
      await setPerson(store, session, { secret: person, linkId, role });
      credentials.push({ name: `${role} who came as ${from}`, token: tokens[from], person, role });
    }
  }
  return credentials;
}

async function addOwnerLink(
  store: Store,
  session: CreatedSession,
  token: string,
  change: Partial<LinkRecord>,
): Promise<void> {
  await store.addLink(session.id, {
    id: `link-${token}`.slice(0, 20) as LinkId,
    role: 'owner',
    tokenHash: hashToken(token),
    label: null,
    createdAt: Date.now() - 1000,
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
    passwordHash: null,
    ...change,
  });
}

async function setPerson(
  store: Store,
  { id }: { readonly id: SessionId },
  { secret, linkId, role }: { readonly secret: string; readonly linkId: LinkId; readonly role: Role | null },
): Promise<void> {
  const personHash = personHashOf(id, secret);
  if (personHash === null) throw new Error('not of the form of a secret');
  await store.setPerson(id, { personHash, linkId, role, at: Date.now() });
}
