import { createHash } from 'node:crypto';
import type { SessionId } from '@coedit/protocol';
import { CHAT_ON_JOIN } from '@coedit/protocol';
import type { Store } from '../../store/store.ts';

/** Of all that is stored of a session: it changes with whatever somebody did that lasts. */
export async function fingerprint(store: Store, id: string): Promise<string> {
  const sessionId = id as SessionId;
  const session = await store.readSession(sessionId);
  if (session === undefined) return 'no session';
  const parts = [
    session,
    await store.listLinks(sessionId),
    await store.listPeople(sessionId),
    await store.readChat(sessionId, CHAT_ON_JOIN),
    await store.loadDocument(sessionId),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
