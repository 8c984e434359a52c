import { useDeferredValue, useEffect } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { failureSentence } from '../ui/failure-sentence.ts';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { SearchForm } from './search/SearchForm.tsx';
import { SearchResults } from './search/SearchResults.tsx';
import { type ReplaceScope, type SearchModel, searchOf } from './search/search-model.ts';
import { MOST_UNITS } from './search/search-text.ts';
import { useMayEdit } from './use-may-edit.ts';
import './search.css';

/** Search and replace in the texts of all files. */
export function SearchInFiles() {
  const { client, workbench } = useSession();
  const search = searchOf(client);
  const { result, replacement } = useReadable(search.state);
  // Thousands of rows are rendered in slices, while typing goes on.
  const shown = useDeferredValue(result);
  const mayEdit = useMayEdit();
  useEffect(() => search.watch(), [search]);
  const canReplace = mayEdit && result.kind === 'found' && result.files.length > 0;

  return (
    <div className="search">
      <header className="side-header">
        <h2>{text.files.search.title}</h2>
      </header>
      <SearchForm
        search={search}
        mayReplace={mayEdit}
        onReplaceAll={canReplace ? () => void replace(search, null) : null}
      />
      <SearchStatus search={search} />
      {shown.kind === 'found' && (
        <SearchResults
          files={shown.files}
          workspace={client.workspace}
          onReveal={(id, match, keepFocus) => {
            const { line, column, endColumn } = match;
            workbench.openFile(id, { preview: true, keepFocus, reveal: { line, column, endColumn } });
          }}
          onDismiss={(scope) => search.dismiss(scope)}
          onReplace={mayEdit && replacement !== null ? (scope) => void replace(search, scope) : null}
        />
      )}
    </div>
  );
}

async function replace(search: SearchModel, scope: ReplaceScope): Promise<void> {
  try {
    const replaced = await search.replace(scope);
    if (replaced === 'changed') return toast('info', text.files.search.changed, { key: 'replaced' });
    if (replaced === null) return toast('info', text.files.search.nothingReplaced, { key: 'replaced' });
    toast('success', text.files.search.replaced(replaced.matches, replaced.files), {
      duration: 15_000,
      action: { label: text.files.undo, run: replaced.undo },
    });
  } catch (reason) {
    toast('error', failureSentence(reason, text.files.search.nothingReplaced), { key: 'replaced' });
  }
}

function SearchStatus({ search }: { readonly search: SearchModel }) {
  const { result, isSearching } = useReadable(search.state);
  const titles = text.files.search;
  const isTrouble = !['idle', 'found'].includes(result.kind);
  return (
    <p className={isTrouble ? 'search-status search-trouble' : 'search-status'} role="status">
      {isSearching && result.kind !== 'found' ? titles.searching : statusText(result)}
    </p>
  );
}

function statusText(result: ReturnType<SearchModel['state']['get']>['result']): string {
  const titles = text.files.search;
  switch (result.kind) {
    case 'idle':
      return '';
    case 'bad-pattern':
      return titles.badPattern(result.reason);
    case 'too-slow':
      return titles.tooSlow;
    case 'too-long':
      return titles.tooLong(MOST_UNITS);
    case 'failed':
      return titles.failed;
    case 'found': {
      const count = result.files.reduce((sum, file) => sum + file.matches.length, 0);
      if (count === 0) return titles.nothing;
      return result.isCut ? titles.cut(count) : titles.found(count, result.files.length);
    }
  }
}
