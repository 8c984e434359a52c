import { useEffect } from 'react';
import { localStorageOrNull } from '../ui/local-storage.ts';
import { rememberSession } from './recent-sessions.ts';
import type { SessionServices } from './session-context.tsx';

/** Remembers the session for the start page. */
export function useVisit({ client, link }: SessionServices): void {
  useEffect(() => {
    const remember = () => {
      const session = client.session.get();
      if (session === null) return;
      const { name, role } = session;
      rememberSession(localStorageOrNull(), {
        id: link.sessionId,
        name,
        role,
        token: link.token,
        visited: Date.now(),
      });
    };
    remember();
    return client.session.subscribe(remember);
  }, [client, link]);
}
