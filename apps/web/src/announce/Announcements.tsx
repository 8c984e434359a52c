import { useSession } from '../session/session-context.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { useChatNews } from './use-chat-news.ts';
import { usePeopleNews } from './use-people-news.ts';

/** The live region of the session: for ears only. What it tells, the page shows elsewhere. */
export function Announcements() {
  const { announcer } = useSession();
  const words = useReadable(announcer.words);
  usePeopleNews();
  useChatNews();
  return (
    <p role="status" className="visually-hidden announcements">
      {words}
    </p>
  );
}
