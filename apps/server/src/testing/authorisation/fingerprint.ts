import { createHash } from 'node:crypto';
import type { SessionId } from '@coedit/protocol';
import { CHAT_ON_JOIN } from '@coedit/protocol';
import type { Store } from '../../store/store.ts';

/** Of all that is stored of a session: it changes with whatever somebody did that lasts. */
export async function fingerprint(store: Store, id: string): Promise<string> {
  return digestOf([await contentOf(store, id as SessionId), await store.listPeople(id as SessionId)]);
}

/** The same but for the roles of people. */
export async function fingerprintWithoutPeople(store: Store, id: string): Promise<string> {
  return digestOf(await contentOf(store, id as SessionId));
}

async function contentOf(store: Store, sessionId: SessionId): Promise<readonly unknown[]> {
  const session = await store.readSession(sessionId);
  if (session === undefined) return [];
  return [
    session,
    // But for when they were last used: coming in is no act upon the session.
    (await store.listLinks(sessionId)).map((link) => ({ ...link, lastUsedAt: null })),
    await store.readChat(sessionId, CHAT_ON_JOIN),
    await store.loadDocument(sessionId),
    await store.listBlobs(sessionId),
  ];
}

function digestOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
