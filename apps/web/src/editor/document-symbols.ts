import { ILanguageFeaturesService } from 'monaco-editor/editor/common/services/languageFeatures';
import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices';
import type { FileSymbol } from './file-symbol.ts';
import type { monaco } from './monaco.ts';
import { symbolIcon } from './symbol-icons.ts';

type Provider = monaco.languages.DocumentSymbolProvider;

/** More are of no use to anyone, and slow. */
const MOST_SYMBOLS = 5000;

/**
 * What the language services say is in the text. Monaco has them for its own quick outline and offers no way to ask, so its
 * registry is asked by name; without it there are no symbols.
 */
export async function documentSymbols(
  model: monaco.editor.ITextModel,
  token: monaco.CancellationToken,
): Promise<readonly FileSymbol[]> {
  for (const provider of registry()?.ordered(model) ?? []) {
    const found = await provider.provideDocumentSymbols(model, token);
    if (token.isCancellationRequested) return [];
    if (found && found.length > 0) return flattened(found, model);
  }
  return [];
}

/** A language's service is fetched when its first file is shown, and so comes after that. */
export function onProvidersChanged(listener: () => void): monaco.IDisposable {
  return registry()?.onDidChange(listener) ?? { dispose: () => undefined };
}

interface Registry {
  ordered(of: monaco.editor.ITextModel): readonly Provider[];
  onDidChange(listener: () => void): monaco.IDisposable;
}

function registry(): Registry | undefined {
  const features = StandaloneServices.get(ILanguageFeaturesService) as {
    readonly documentSymbolProvider?: Registry;
  };
  return features.documentSymbolProvider;
}

function flattened(
  symbols: readonly monaco.languages.DocumentSymbol[],
  model: monaco.editor.ITextModel,
): readonly FileSymbol[] {
  const flat: FileSymbol[] = [];
  const add = (list: readonly monaco.languages.DocumentSymbol[], depth: number, container: string) => {
    const inOrder = [...list].sort((a, b) => a.range.startLineNumber - b.range.startLineNumber);
    for (const { name, kind, range, selectionRange, children } of inOrder) {
      if (flat.length >= MOST_SYMBOLS) return;
      flat.push({
        name,
        icon: symbolIcon(kind),
        depth,
        container,
        line: selectionRange.startLineNumber,
        column: columnOf(name, selectionRange, model),
        lastLine: range.endLineNumber,
      });
      add(children ?? [], depth + 1, name);
    }
  };
  add(symbols, 0, '');
  return flat;
}

/** Where its name stands, if that is in the first line: what TypeScript selects begins with `function`. */
function columnOf(name: string, selected: monaco.IRange, model: monaco.editor.ITextModel): number {
  const { startLineNumber, startColumn } = selected;
  // Its service may have looked at an older text.
  if (startLineNumber > model.getLineCount()) return startColumn;
  const at = model.getLineContent(startLineNumber).indexOf(name, startColumn - 1);
  return at < 0 ? startColumn : at + 1;
}
