import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { symbolAt } from '../editor/file-symbol.ts';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { AwaitedFocus } from '../ui/awaited-focus.ts';
import { Icon } from '../ui/Icon.tsx';
import { useFocusRequests } from '../ui/use-focus-requests.ts';
import { useReadable } from '../ui/use-readable.ts';
import './outline.css';

/** What is in the shown file; a click goes there, and what my caret is in is marked. */
export function Outline() {
  const { editors, workbench } = useSession();
  const symbols = useReadable(editors.outline);
  const position = useReadable(editors.position);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => editors.wantOutline(), [editors]);
  const current = symbols === null || position === null ? -1 : symbolAt(symbols, position.line);
  useEffect(() => {
    if (current >= 0) list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const isEmpty = symbols === null || symbols.length === 0;
  const [awaited] = useState(() => new AwaitedFocus());
  useFocusRequests(workbench.sideFocusRequests, () => {
    if (isEmpty) awaited.begin();
    else list.current?.querySelector('button')?.focus();
  });
  useEffect(() => {
    if (isEmpty || !awaited.lasts) return;
    awaited.end();
    list.current?.querySelector('button')?.focus();
  }, [awaited, isEmpty]);
  return (
    <div className="outline">
      <header className="side-header">
        <h2>{text.shell.outline}</h2>
      </header>
      {isEmpty && <p className="outline-note">{noteOf(position !== null, symbols !== null)}</p>}
      <ul ref={list} className="outline-list" aria-label={text.shell.outline} onKeyDown={moveByArrows}>
        {symbols?.map((symbol, index) => (
          <li key={`${symbol.line}:${symbol.column}:${symbol.name}`}>
            <button
              type="button"
              className="outline-symbol"
              aria-current={index === current ? 'location' : undefined}
              style={{ paddingLeft: 12 + Math.min(symbol.depth, 12) * 14 }}
              title={`${symbol.name}, ${text.shell.quickInput.inLine(symbol.line)}`}
              onClick={() => {
                const { active } = workbench.state.get();
                if (active !== null) workbench.openFile(active, { preview: true, reveal: symbol });
              }}
            >
              <Icon name={symbol.icon} />
              <span>{symbol.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function noteOf(isShown: boolean, isKnown: boolean): string {
  const words = text.shell.quickInput;
  if (!isShown) return words.noActiveFile;
  return isKnown ? words.noSymbolsAtAll : words.waitingForSymbols;
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = rows.findIndex((row) => row.matches(':focus'));
  const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
