import { text } from '../texts/texts.ts';
import type { QuickItem, QuickProvider } from './quick-item.ts';
import type { Workbench } from './workbench.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** `12` or `12:5`; also the `:12` behind a file's name. */
export function parsePlace(typed: string): Place | null {
  const match = /^\s*(\d{1,7})(?:[:,](\d{0,7}))?\s*$/.exec(typed);
  if (match === null) return null;
  return { line: Math.max(1, Number(match[1])), column: Math.max(1, Number(match[2] || '1')) };
}

export function lineProvider(workbench: Workbench): QuickProvider {
  return {
    prefix: ':',
    answer: (typed) => {
      const { active } = workbench.state.get();
      const place = parsePlace(typed);
      const { linePlaceholder, noActiveFile, noLine, goToLine } = text.shell.quickInput;
      const items: QuickItem[] = [];
      if (active !== null && place !== null) {
        const run = () => workbench.openFile(active, { preview: true, reveal: place });
        items.push({ id: 'line', label: goToLine(place.line, place.column), marks: [], run });
      }
      return { items, placeholder: linePlaceholder, emptyMessage: active === null ? noActiveFile : noLine };
    },
  };
}
