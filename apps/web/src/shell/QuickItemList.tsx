import { useEffect, useRef } from 'react';
import { text } from '../texts/texts.ts';
import { Icon } from '../ui/Icon.tsx';
import { IS_MAC, keyCaps } from './keybindings.ts';
import type { QuickItem } from './quick-item.ts';

interface QuickItemListProps {
  readonly id: string;
  readonly items: readonly QuickItem[];
  readonly active: number;
  readonly onRun: (item: QuickItem) => void;
}

export function QuickItemList({ id, items, active, onRun }: QuickItemListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={text.shell.quickInput.label}
      className="quick-open-list"
    >
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
        <div
          key={item.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="quick-open-item"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onRun(item)}
        >
          {item.icon !== undefined && <Icon name={item.icon} />}
          <span className="quick-open-label">
            <Marked label={item.label} marks={item.marks} />
          </span>
          {item.description !== undefined && (
            <span className="quick-open-description">{item.description}</span>
          )}
          {item.keys !== undefined && (
            <span className="quick-open-keys">
              {keyCaps(item.keys, IS_MAC).map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

function Marked({ label, marks }: Pick<QuickItem, 'label' | 'marks'>) {
  if (marks.length === 0) return label;
  return markedParts(label, marks).map((part) =>
    part.isMarked ? <mark key={part.start}>{part.text}</mark> : part.text,
  );
}

function markedParts(label: string, marks: readonly number[]) {
  const marked = new Set(marks);
  const parts: { start: number; text: string; isMarked: boolean }[] = [];
  for (let index = 0; index < label.length; index++) {
    const isMarked = marked.has(index);
    const last = parts.at(-1);
    if (last !== undefined && last.isMarked === isMarked) last.text += label.charAt(index);
    else parts.push({ start: index, text: label.charAt(index), isMarked });
  }
  return parts;
}
