import { text } from '../texts/texts.ts';

interface MentionListProps {
  readonly id: string;
  readonly names: readonly string[];
  readonly active: number;
  readonly onChoose: (name: string) => void;
}

/** Names for the `@` that is being typed; the field keeps the keyboard. */
export function MentionList({ id, names, active, onChoose }: MentionListProps) {
  return (
    <div id={id} role="listbox" aria-label={text.chat.people} className="chat-mentions">
      {names.map((name, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
        <div
          key={name}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(name)}
        >
          {name}
        </div>
      ))}
    </div>
  );
}
