import { MOST_SEARCH_LENGTH } from '@coedit/protocol';
import { useEffect, useRef } from 'react';
import { text } from '../texts/texts.ts';
import type { FoundMessages } from './use-chat-search.ts';

interface ChatSearchProps {
  readonly wanted: string;
  readonly count: number;
  readonly reach: FoundMessages['reach'];
  readonly onChange: (wanted: string) => void;
  readonly onClose: () => void;
}

/** Leaves only the messages with these words. */
export function ChatSearch({ wanted, count, reach, onChange, onClose }: ChatSearchProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="chat-search">
      <input
        className="field-input"
        ref={field}
        type="search"
        maxLength={MOST_SEARCH_LENGTH}
        aria-label={text.chat.search}
        placeholder={text.chat.searchPlaceholder}
        value={wanted}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onClose();
        }}
      />
      <p className="muted" role="status">
        {wanted.trim() !== '' && `${text.chat.found(count)} ${text.chat.reach[reach]}`}
      </p>
    </div>
  );
}
