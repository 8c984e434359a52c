import { useEffect, useRef } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { excerpt, mentions } from './chat-parts.ts';
import { playChatSound } from './chat-sound.ts';
import { markRead } from './last-read.ts';
import { useUnread } from './use-unread.ts';
import './chat.css';

/** The toast of the newest message. */
export const CHAT_TOAST = 'chat';

/** How many messages came while the chat was shut. What was said before I joined is not news. */
export function UnreadBadge() {
  const count = useUnread();
  useFirstMessagesAsRead();
  useToast(count);
  if (count === 0) return null;
  return (
    <span className="unread-badge">
      {count > 99 ? '99+' : count}
      <span className="visually-hidden">{text.chat.unread(count)}</span>
    </span>
  );
}

function useFirstMessagesAsRead(): void {
  const { client } = useSession();
  const joined = useReadable(client.connection).kind === 'online';
  const done = useRef(false);
  useEffect(() => {
    if (!joined || done.current) return;
    done.current = true;
    markRead(client);
  }, [client, joined]);
}

/** The newest message, for who has the chat shut. */
function useToast(count: number): void {
  const { client, commands, preferences, workbench } = useSession();
  const before = useRef(0);
  useEffect(() => {
    const grew = count > before.current;
    before.current = count;
    const message = client.chat.get().at(-1);
    if (!grew || message === undefined) return;
    const action = { label: text.chat.open, run: () => commands.run('view.toggleChat') };
    if (preferences.values.get().chatSound) playChatSound();
    const isToMe = mentions(message.text, client.me.get()?.name ?? '');
    const say = isToMe ? text.chat.saidToYou : text.chat.said;
    if (workbench.state.get().panel === null)
      toast('info', say(message.name, excerpt(message.text)), { key: CHAT_TOAST, action, isTold: true });
  }, [count, client, commands, preferences, workbench]);
}
