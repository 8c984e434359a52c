import { useEffect, useRef } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { lastReadOf, markRead, unread } from './last-read.ts';
import './chat.css';

/** The toast of the newest message. */
export const CHAT_TOAST = 'chat';

/** How many messages came while the chat was shut. What was said before I joined is not news. */
export function UnreadBadge() {
  const { client, workbench } = useSession();
  const messages = useReadable(client.chat);
  const readUntil = useReadable(lastReadOf(client));
  const { panel } = useReadable(workbench.state);
  const myId = useReadable(client.me)?.userId ?? null;
  const count = panel === 'chat' ? 0 : unread(messages, readUntil, myId);
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
  const { client, commands, workbench } = useSession();
  const before = useRef(0);
  useEffect(() => {
    const grew = count > before.current;
    before.current = count;
    const message = client.chat.get().at(-1);
    if (!grew || message === undefined) return;
    const action = { label: text.chat.open, run: () => commands.run('view.toggleChat') };
    if (workbench.state.get().panel === null)
      toast('info', text.chat.said(message.name, excerpt(message.text)), { key: CHAT_TOAST, action });
  }, [count, client, commands, workbench]);
}

const EXCERPT_LENGTH = 120;

/** The beginning on one line, without the marks of code. */
function excerpt(message: string): string {
  const line = message.replace(/`+/g, ' ').replace(/\s+/g, ' ').trim();
  return line.length <= EXCERPT_LENGTH ? line : `${line.slice(0, EXCERPT_LENGTH - 1).toWellFormed()}…`;
}
