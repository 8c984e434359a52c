import type { ReactNode } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { useReadable } from '../ui/use-readable.ts';
import { type ChatPart, chatParts, resolveReference } from './chat-parts.ts';

/** What somebody said; React escapes it all. */
export function MessageText({ message }: { readonly message: string }) {
  return (
    <div className="chat-text">
      {chatParts(message).map((part, index) => (
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
      return (
        <pre>
          <code>{part.text}</code>
        </pre>
      );
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
