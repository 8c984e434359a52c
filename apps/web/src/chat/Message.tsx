import type { ChatMessage } from '@coedit/protocol';
import { usePersonStyle } from '../people/person-colour.ts';
import { useSession } from '../session/session-context.tsx';
import { locale, text } from '../texts/texts.ts';
import { useReadable } from '../ui/use-readable.ts';
import { authorOf } from './author.ts';
import { DeleteMessage } from './DeleteMessage.tsx';
import { MessageText } from './MessageText.tsx';

/** Of the same person within five minutes: shown under one name. */
const GOES_ON_MS = 5 * 60_000;

export function goesOn(before: ChatMessage | undefined, message: ChatMessage): boolean {
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

export function Message({ message, goesOn }: MessageProps) {
  const { client, said } = useSession();
  const personStyle = usePersonStyle();
  const me = useReadable(client.me);
  const people = useReadable(client.participants);
  const mine = said.has(message.id);
  const author = mine ? me : authorOf(message, people);
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
          <time className="muted" dateTime={time.toISOString()} title={time.toLocaleString(locale)}>
            {time.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })}
          </time>
        </header>
      )}
      <MessageText message={message.text} />
      <DeleteMessage message={message} />
    </article>
  );
}
