import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { useReadable } from '../ui/use-readable.ts';
import { QuickItemList } from './QuickItemList.tsx';
import { answerOf, type QuickItem, type QuickProvider } from './quick-item.ts';
import './quick-open.css';

/** Quick open and command palette: one field whose first character says what is looked for. */
export function QuickInput({ providers }: { readonly providers: readonly QuickProvider[] }) {
  const { workbench } = useSession();
  const initial = useReadable(workbench.quickInput);
  // The key makes another mode (F1 while quick open is shown) start anew with its own text.
  return initial === null ? null : <QuickInputDialog key={initial} initial={initial} providers={providers} />;
}

interface QuickInputDialogProps {
  readonly initial: string;
  readonly providers: readonly QuickProvider[];
}

function QuickInputDialog({ initial, providers }: QuickInputDialogProps) {
  const { workbench } = useSession();
  const [typed, setTyped] = useState(initial);
  const [chosen, setChosen] = useState(0);
  const dialog = useModal();
  const listId = useId();
  const answer = useMemo(() => answerOf(providers, typed), [providers, typed]);
  const active = Math.min(chosen, answer.items.length - 1);

  const shut = () => flushSync(() => workbench.quickInput.set(null));
  const run = (item: QuickItem) => {
    // First shut, which gives the focus back to where it was; then what is run may put it elsewhere.
    shut();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = stepOf(event, answer.items.length, active);
    if (step !== null) {
      event.preventDefault();
      setChosen(step);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const item = answer.items[active];
      if (item !== undefined) run(item);
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by keyboard
    <dialog
      ref={dialog}
      className="quick-open"
      data-quick-open=""
      aria-label={text.shell.quickInput.label}
      onCancel={(event) => {
        event.preventDefault();
        shut();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) shut();
      }}
    >
      <div className="quick-open-inside">
        <input
          className="quick-open-field"
          type="text"
          role="combobox"
          aria-label={text.shell.quickInput.label}
          aria-expanded={answer.items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          placeholder={answer.placeholder}
          value={typed}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <QuickItemList id={listId} items={answer.items} active={active} onRun={run} />
        {answer.items.length === 0 && <p className="quick-open-empty">{answer.emptyMessage}</p>}
        <p className="visually-hidden" role="status">
          {answer.items.length === 0
            ? answer.emptyMessage
            : text.shell.quickInput.results(answer.items.length)}
        </p>
      </div>
    </dialog>
  );
}

const PAGE_STEP = 10;

/** Where the choice goes by this key; null when the key is for something else. Up and Down go round. */
function stepOf(event: KeyboardEvent, count: number, active: number): number | null {
  if (count === 0) return null;
  switch (event.key) {
    case 'ArrowDown':
      return (active + 1) % count;
    case 'ArrowUp':
      return (active - 1 + count) % count;
    case 'PageDown':
      return Math.min(active + PAGE_STEP, count - 1);
    case 'PageUp':
      return Math.max(active - PAGE_STEP, 0);
    default:
      return null;
  }
}

function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element === null) return;
    if (!element.open) element.showModal();
    const field = element.querySelector('input');
    field?.setSelectionRange(field.value.length, field.value.length);
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return dialog;
}
