import { MOST_SEARCH_LENGTH } from '@coedit/protocol';
import { useEffect, useRef } from 'react';
import { text } from '../texts/texts.ts';
import type { FoundMessages } from './use-chat-search.ts';

interface ChatSearchProps {
  readonly wanted: string;
  readonly count: number;
  readonly reach: FoundMessages['reach'];
  readonly postponed: FoundMessages['postponed'];
  readonly onChange: (wanted: string) => void;
  readonly onClose: () => void;
}

/** Leaves only the messages with these words. */
export function ChatSearch({ wanted, count, reach, postponed, onChange, onClose }: ChatSearchProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const found = `${text.chat.found(count)} ${text.chat.reach[reach]}`;
  return (
    <div className="chat-search">
      <input
        className="field-input"
        ref={field}
        type="search"
        dir="auto"
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
        {wanted.trim() !== '' && (postponed === null ? found : `${found}. ${text.chat.postponed(postponed)}`)}
      </p>
    </div>
  );
}
