import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

/** By a key, after which the keyboard is nowhere; or the keyboard left it for elsewhere. */
export type NameFieldEnd = 'key' | 'left';

interface NameFieldProps {
  readonly label: string;
  readonly initial: string;
  /** Why a name cannot be used; null when it can. */
  readonly problemOf: (name: string) => string | null;
  readonly onDone: (name: string, end: NameFieldEnd) => void;
  readonly onCancel: (end: NameFieldEnd) => void;
}

/** A name typed in the tree itself. Enter or leaving the field takes a good name; Escape does not. */
export function NameField({ label, initial, problemOf, onDone, onCancel }: NameFieldProps) {
  const [value, setValue] = useState(initial);
  const field = useRef<HTMLInputElement>(null);
  // Done with once: removing a focused field makes the browser report that it lost the focus.
  const isOver = useRef(false);
  const messageId = useId();
  const name = value.trim();
  const isUntouched = name === '' || name === initial;
  const problem = isUntouched ? null : problemOf(name);

  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.focus();
    // The ending is seldom what one wants to change.
    const dot = initial.lastIndexOf('.');
    element.setSelectionRange(0, dot > 0 ? dot : initial.length);
  }, [initial]);

  const finish = (choice: 'take' | 'leave', end: NameFieldEnd) => {
    if (isOver.current) return;
    isOver.current = true;
    if (choice === 'take' && !isUntouched && problem === null) onDone(name, end);
    else onCancel(end);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The tree must not take letters and arrows for its own.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      finish('leave', 'key');
    } else if (event.key === 'Enter' && problem === null) {
      event.preventDefault();
      finish('take', 'key');
    }
  };

  return (
    <span className="name-field">
      <input
        ref={field}
        type="text"
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : messageId}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => finish('take', 'left')}
        onClick={(event) => event.stopPropagation()}
      />
      {problem !== null && (
        <span id={messageId} className="name-problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
