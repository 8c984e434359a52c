import { definitionsOf, headingsOf, type LineSymbol, lastLines } from './line-symbols.ts';
import { monaco } from './monaco.ts';

/** Outlines of languages whose services Monaco does not have, from the beginnings of lines alone. */
export function registerLineSymbols(): monaco.IDisposable {
  const ends = [
    monaco.languages.registerDocumentSymbolProvider('markdown', providerOf(headingsOf)),
    monaco.languages.registerDocumentSymbolProvider('python', providerOf(definitionsOf)),
  ];
  return {
    dispose: () => {
      for (const end of ends) end.dispose();
    },
  };
}

function providerOf(
  symbolsOf: (lines: readonly string[]) => readonly LineSymbol[],
): monaco.languages.DocumentSymbolProvider {
  return {
    provideDocumentSymbols: (model) => nested(symbolsOf(model.getLinesContent()), model.getLineCount()),
  };
}

/** Monaco's numbers. */
const KINDS = { class: 4, function: 11, heading: 14 } as const satisfies Record<LineSymbol['kind'], number>;

function nested(symbols: readonly LineSymbol[], lineCount: number): monaco.languages.DocumentSymbol[] {
  const top: monaco.languages.DocumentSymbol[] = [];
  const open: { readonly level: number; readonly children: monaco.languages.DocumentSymbol[] }[] = [];
  const last = lastLines(symbols, lineCount);
  for (const [index, { name, kind, level, line }] of symbols.entries()) {
    const children: monaco.languages.DocumentSymbol[] = [];
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    (open.at(-1)?.children ?? top).push({
      name,
      detail: '',
      kind: KINDS[kind],
      tags: [],
      range: new monaco.Range(line, 1, last[index] ?? line, 1),
      selectionRange: new monaco.Range(line, 1, line, 1),
      children,
    });
    open.push({ level, children });
  }
  return top;
}
