import fuzzysort from 'fuzzysort';
import type { FileSymbol } from '../editor/file-symbol.ts';
import type { QuickItem, QuickProvider } from '../shell/quick-item.ts';
import type { Workbench } from '../shell/workbench.ts';
import { text } from '../texts/texts.ts';

const MAX_ITEMS = 200;
const LEAST_SCORE = 0.2;

/** `@name`: the symbols of the shown file; in the order of the text while nothing is typed. Null: not known yet. */
export function symbolProvider(workbench: Workbench, symbols: readonly FileSymbol[] | null): QuickProvider {
  return {
    prefix: '@',
    answer: (typed) => {
      const words = text.shell.quickInput;
      const { active } = workbench.state.get();
      const open = (symbol: FileSymbol) => {
        if (active !== null) workbench.openFile(active, { preview: true, reveal: symbol });
      };
      return {
        items: active === null ? [] : symbolItems(symbols ?? [], typed.trim(), open),
        placeholder: words.symbolsPlaceholder,
        emptyMessage:
          active === null
            ? words.noActiveFile
            : symbols === null
              ? words.waitingForSymbols
              : symbols.length === 0
                ? words.noSymbolsAtAll
                : words.noSymbols,
      };
    },
  };
}

export function symbolItems(
  symbols: readonly FileSymbol[],
  typed: string,
  open: (symbol: FileSymbol) => void,
): readonly QuickItem[] {
  if (typed === '') return symbols.slice(0, MAX_ITEMS).map((symbol) => itemOf(symbol, [], open));
  return fuzzysort
    .go(typed, symbols, { key: (symbol) => symbol.name, limit: MAX_ITEMS, threshold: LEAST_SCORE })
    .map((result) => itemOf(result.obj, result.indexes, open));
}

function itemOf(symbol: FileSymbol, marks: readonly number[], open: (symbol: FileSymbol) => void): QuickItem {
  const { name, icon, line, column, container } = symbol;
  const place = text.shell.quickInput.inLine(line);
  return {
    id: `${line}:${column}:${name}`,
    label: name,
    marks,
    icon,
    description: container === '' ? place : `${container} · ${place}`,
    run: () => open(symbol),
  };
}
