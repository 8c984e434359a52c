import { DEFAULT_LIMITS } from '@coedit/protocol';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { IconButton } from '../ui/Button.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { MentionList } from './MentionList.tsx';
import { mentionable, withMention } from './mention-draft.ts';

export function ChatField() {
  const { client, said } = useSession();
  const [draft, setDraft] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const limit = client.session.get()?.limits.chatLength ?? DEFAULT_LIMITS.chatLength;
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const people = useReadable(client.participants);
  const names = mentionable(
    draft,
    caret,
    people.map(({ name }) => name),
  );
  const active = Math.min(chosen, names.length - 1);
  const tooLong = draft.length > limit;

  useEffect(() => field.current?.focus(), []);

  const send = () => {
    if (draft.trim() === '' || tooLong) return;
    const id = client.sendChat(draft.trim());
    if (id !== null) said.add(id);
    setDraft('');
    // The button is of no use now, and would keep the keyboard to itself.
    field.current?.focus();
  };
  const choose = (name: string) => {
    const next = withMention(draft, caret, name);
    flushSync(() => setDraft(next.draft));
    setCaret(next.caret);
    field.current?.setSelectionRange(next.caret, next.caret);
  };
  /** True: the key was for the names. */
  const keyInNames = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const name = names[active];
    if (name === undefined || shiftKey) return false;
    if (key === 'ArrowDown') setChosen((active + 1) % names.length);
    else if (key === 'ArrowUp') setChosen((active - 1 + names.length) % names.length);
    else if (key === 'Enter' || key === 'Tab') choose(name);
    else if (key === 'Escape') setCaret(0);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.nativeEvent.isComposing && keyInNames(event)) return event.preventDefault();
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
      {names.length > 0 && <MentionList id={listId} names={names} active={active} onChoose={choose} />}
      <textarea
        ref={field}
        className="field-input chat-field"
        dir="auto"
        rows={2}
        value={draft}
        aria-label={text.chat.label}
        aria-invalid={tooLong || undefined}
        placeholder={text.chat.placeholder}
        title={text.chat.hint}
        aria-autocomplete="list"
        aria-controls={names.length > 0 ? listId : undefined}
        aria-activedescendant={names.length > 0 ? `${listId}-${active}` : undefined}
        onChange={(event) => {
          setDraft(event.target.value);
          setCaret(event.target.selectionStart);
          setChosen(0);
        }}
        // Also without a change of the text: who goes elsewhere with the caret means no name there.
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
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
