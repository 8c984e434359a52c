import type { Readable, SessionClient } from '@coedit/client';
import type { Role } from '@coedit/protocol';
import { knownLinks } from './known-links.ts';
import { recentSessions } from './recent-sessions.ts';
import type { SessionLink } from './session-links.ts';

/**
 * My role: as the server told it, and until the welcome as it was when this browser last used the link. Null for a link
 * never used here: then nothing may be edited yet, since edits that the server does not take could not be saved.
 */
export function ownRole(
  client: Pick<SessionClient, 'session'>,
  link: SessionLink & { readonly token: string },
  storage: Storage | null,
): Readable<Role | null> {
  const before = lastRole(link, storage);
  return {
    get: () => client.session.get()?.role ?? before,
    subscribe: (listener) => client.session.subscribe(listener),
  };
}

/** By the token: the same session may have been visited with another link, and so in another role. */
function lastRole(
  { sessionId, token }: SessionLink & { readonly token: string },
  storage: Storage | null,
): Role | null {
  const visit = recentSessions(storage).find((each) => each.id === sessionId && each.token === token);
  return visit?.role ?? knownLinks(storage, sessionId).find((each) => each.token === token)?.role ?? null;
}
