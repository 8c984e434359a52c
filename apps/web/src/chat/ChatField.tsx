import { DEFAULT_LIMITS } from '@coedit/protocol';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { IconButton } from '../ui/Button.tsx';

export function ChatField() {
  const { client } = useSession();
  const [draft, setDraft] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const limit = client.session.get()?.limits.chatLength ?? DEFAULT_LIMITS.chatLength;
  const tooLong = draft.length > limit;

  useEffect(() => field.current?.focus(), []);

  const send = () => {
    if (draft.trim() === '' || tooLong) return;
    client.sendChat(draft.trim());
    setDraft('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="chat-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        className="field-input chat-field"
        rows={2}
        value={draft}
        aria-label={text.chat.label}
        aria-invalid={tooLong || undefined}
        placeholder={text.chat.placeholder}
        title={text.chat.hint}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <IconButton
        icon="send"
        label={text.chat.send}
        type="submit"
        disabled={draft.trim() === '' || tooLong}
      />
      {tooLong && (
        <p className="field-error" role="alert">
          {text.chat.tooLong(limit)}
        </p>
      )}
    </form>
  );
}
