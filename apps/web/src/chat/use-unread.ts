import { useSession } from '../session/session-context.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { lastReadOf, unread } from './last-read.ts';

/** How many messages of others came that I have not had before my eyes. */
export function useUnread(): number {
  const { client, said } = useSession();
  const messages = useReadable(client.chat);
  const readUntil = useReadable(lastReadOf(client));
  return unread(messages, readUntil, (id) => said.has(id));
}
