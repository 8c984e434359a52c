import type { ChatMessage } from '@coedit/protocol';
import { useEffect } from 'react';
import { excerpt, mentions } from '../chat/chat-parts.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';

/** Tells what the others say, whether the chat is shown or not. What was said before I came, or came while I was away, is not. */
export function useChatNews(): void {
  const { announcer, client } = useSession();
  useEffect(() => {
    let heard: ReadonlySet<ChatMessage['id']> | null = null;
    const listen = () => {
      if (client.connection.get().kind !== 'online') {
        heard = null;
        return;
      }
      const messages = client.chat.get();
      const me = client.me.get();
      // Behind the last that was heard: earlier ones that were fetched are not news.
      const known = messages.findLastIndex(({ id }) => heard?.has(id) === true);
      for (const { userId, name, text: said } of heard === null ? [] : messages.slice(known + 1)) {
        if (userId === me?.userId) continue;
        const say = mentions(said, me?.name ?? '') ? text.chat.saidToYou : text.chat.said;
        announcer.say('chat', say(name, excerpt(said)));
      }
      heard = new Set(messages.map(({ id }) => id));
    };
    const ends = [client.chat.subscribe(listen), client.connection.subscribe(listen)];
    listen();
    return () => {
      for (const end of ends) end();
    };
  }, [announcer, client]);
}
