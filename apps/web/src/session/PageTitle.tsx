import { useEffect } from 'react';
import { useUnread } from '../chat/use-unread.ts';
import { text } from '../texts/texts.ts';
import { useReadable } from '../ui/use-readable.ts';
import { useSession } from './session-context.tsx';

/** Names the browser's tab after the session, with what waits in the chat for who looks at another tab. */
export function PageTitle() {
  const { client } = useSession();
  const session = useReadable(client.session);
  const unread = useUnread();
  useEffect(() => {
    if (session === null) return;
    const { title, unreadTitle } = text.session;
    document.title = unread > 0 ? unreadTitle(unread, session.name) : title(session.name);
  }, [session, unread]);
  return null;
}
