import type { ReactNode } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { useReadable } from '../ui/use-readable.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { type ChatPart, chatParts, resolveReference } from './chat-parts.ts';

/** What somebody said; React escapes it all. */
export function MessageText({ message }: { readonly message: string }) {
  const { client } = useSession();
  const me = useReadable(client.me);
  const people = useReadable(client.participants);
  const names = [...people, ...(me === null ? [] : [me])].map(({ name }) => name);
  return (
    <div className="chat-text">
      {chatParts(message, names).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a message never change
        <Part key={index} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { readonly part: ChatPart }): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code>{part.text}</code>;
    case 'block':
      return <CodeBlock code={part.text} language={part.language} />;
    case 'mention':
      return <Mention part={part} />;
    case 'link':
      return (
        <a href={part.address} target="_blank" rel="noopener noreferrer">
          {part.text}
        </a>
      );
    case 'reference':
      return <Reference part={part} />;
  }
}

function Mention({ part }: { readonly part: ChatPart & { readonly kind: 'mention' } }) {
  const me = useReadable(useSession().client.me);
  const isMe = me?.name.toLowerCase() === part.name.toLowerCase();
  return <span className={isMe ? 'chat-mention chat-mention-me' : 'chat-mention'}>{part.text}</span>;
}

function Reference({ part }: { readonly part: ChatPart & { readonly kind: 'reference' } }) {
  const { client, workbench } = useSession();
  const file = resolveReference(part.path, useReadable(client.workspace.files));
  if (file === undefined) return part.text;
  return (
    <button
      type="button"
      className="chat-reference"
      title={text.chat.goTo(`${file.displayPath}:${part.line}`)}
      onClick={() => workbench.openFile(file.id, { reveal: { line: part.line, column: 1 } })}
    >
      {part.text}
    </button>
  );
}
