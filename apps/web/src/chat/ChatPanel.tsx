import type { ChatMessage } from '@coedit/protocol';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { usePersonStyle } from '../people/person-colour.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { IconButton } from '../ui/Button.tsx';
import { dismissToast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { ChatField } from './ChatField.tsx';
import { markRead } from './last-read.ts';
import { MessageText } from './MessageText.tsx';
import { CHAT_TOAST } from './UnreadBadge.tsx';
import './chat.css';

/** Nearer to the end than this (px), the list follows new messages. */
const AT_END = 40;

export function ChatPanel() {
  const { client, workbench } = useSession();
  const messages = useReadable(client.chat);
  const list = useRef<HTMLDivElement>(null);
  const wasAtEnd = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a message came
  useEffect(() => {
    markRead(client);
    dismissToast(CHAT_TOAST);
  }, [client, messages]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a message came
  useLayoutEffect(() => {
    if (wasAtEnd.current && list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [messages]);

  return (
    <section className="chat" aria-label={text.chat.title}>
      <header className="chat-header">
        <h2>{text.chat.title}</h2>
        <IconButton icon="close" label={text.common.close} onClick={() => workbench.setPanel(null)} />
      </header>
      <div
        ref={list}
        className="chat-messages"
        role="log"
        aria-label={text.chat.messages}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the way to scroll it by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          wasAtEnd.current = scrollHeight - scrollTop - clientHeight < AT_END;
        }}
      >
        {messages.length === 0 && <p className="chat-empty">{text.chat.empty}</p>}
        {messages.map((message, index) => (
          <Message key={message.id} message={message} goesOn={goesOn(messages[index - 1], message)} />
        ))}
      </div>
      <ChatField />
    </section>
  );
}

/** Of the same person within five minutes: shown under one name. */
const GOES_ON_MS = 5 * 60_000;

function goesOn(before: ChatMessage | undefined, message: ChatMessage): boolean {
  return (
    before !== undefined &&
    before.userId === message.userId &&
    before.name === message.name &&
    message.time - before.time < GOES_ON_MS
  );
}

interface MessageProps {
  readonly message: ChatMessage;
  readonly goesOn: boolean;
}

function Message({ message, goesOn }: MessageProps) {
  const { client } = useSession();
  const personStyle = usePersonStyle();
  const me = useReadable(client.me);
  const people = useReadable(client.participants);
  const mine = me?.userId === message.userId;
  const author = mine ? me : people.find(({ userId }) => userId === message.userId);
  // The server's clock; shown on this browser's.
  const time = new Date(message.time - (client.session.get()?.clockOffset ?? 0));
  return (
    <article className={goesOn ? 'chat-message chat-goes-on' : 'chat-message'}>
      {!goesOn && (
        <header>
          <strong className="chat-name" style={author ? personStyle(author.colour) : undefined}>
            {message.name}
          </strong>
          {mine && <span className="muted">({text.chat.you})</span>}
          <time className="muted" dateTime={time.toISOString()} title={time.toLocaleString()}>
            {time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}
          </time>
        </header>
      )}
      <MessageText message={message.text} />
    </article>
  );
}
