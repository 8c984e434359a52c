import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { IconButton } from '../ui/Button.tsx';
import { dismissToast } from '../ui/toast.ts';
import { usePageVisible } from '../ui/use-page-visible.ts';
import { useReadable } from '../ui/use-readable.ts';
import { ChatField } from './ChatField.tsx';
import { ChatSearch } from './ChatSearch.tsx';
import { EarlierMessages } from './EarlierMessages.tsx';
import { markRead } from './last-read.ts';
import { goesOn, Message } from './Message.tsx';
import { useToastRoom } from './toast-room.ts';
import { CHAT_TOAST } from './UnreadBadge.tsx';
import { useChatSearch } from './use-chat-search.ts';
import './chat.css';

/** Nearer to the end than this (px), the list follows new messages. */
const AT_END = 40;

export function ChatPanel() {
  const { client, workbench } = useSession();
  const messages = useReadable(client.chat);
  const [wanted, setWanted] = useState<string | null>(null);
  const { messages: found, reach, postponed } = useChatSearch(wanted);
  const section = useRef<HTMLElement>(null);
  useToastRoom(section);
  const isVisible = usePageVisible();
  const list = useRef<HTMLDivElement>(null);
  const wasAtEnd = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a message came
  useEffect(() => {
    if (!isVisible) return;
    markRead(client);
    dismissToast(CHAT_TOAST);
  }, [client, messages, isVisible]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a message came
  useLayoutEffect(() => {
    if (wasAtEnd.current && list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [messages]);

  return (
    <section ref={section} className="chat" aria-label={text.chat.title}>
      <header className="chat-header">
        <h2>{text.chat.title}</h2>
        <span className="chat-actions">
          <IconButton
            icon="search"
            label={text.chat.search}
            aria-pressed={wanted !== null}
            onClick={() => setWanted(wanted === null ? '' : null)}
          />
          <IconButton icon="close" label={text.common.close} onClick={() => workbench.setPanel(null)} />
        </span>
      </header>
      {wanted !== null && (
        <ChatSearch
          wanted={wanted}
          count={found.length}
          reach={reach}
          postponed={postponed}
          onChange={setWanted}
          onClose={() => setWanted(null)}
        />
      )}
      <div
        ref={list}
        className="chat-messages"
        role="log"
        // What is new in it, announce/ tells: not too fast, and not my own.
        aria-live="off"
        aria-label={text.chat.messages}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the way to scroll it by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          wasAtEnd.current = scrollHeight - scrollTop - clientHeight < AT_END;
        }}
      >
        {wanted === null && <EarlierMessages list={list} />}
        {messages.length === 0 && <p className="chat-empty">{text.chat.empty}</p>}
        {found.map((message, index) => (
          <Message key={message.id} message={message} goesOn={goesOn(found[index - 1], message)} />
        ))}
      </div>
      <ChatField />
    </section>
  );
}
