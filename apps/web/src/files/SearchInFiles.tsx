import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { text } from '../text/en.ts';
import { IconButton } from '../ui/Button.tsx';
import { toast } from '../ui/toast.ts';
import { useReadable } from '../ui/use-readable.ts';
import { SearchResults } from './search/SearchResults.tsx';
import { type SearchModel, searchOf } from './search/search-model.ts';
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
  const [showsReplacement, setShowsReplacement] = useState(replacement !== '');
  useEffect(() => search.watch(), [search]);
  const canReplace = mayEdit && result.kind === 'found' && result.files.length > 0;

  return (
    <div className="search">
      <header className="side-header">
        <h2>{text.files.search.title}</h2>
      </header>
      <div className="search-form">
        {mayEdit && (
          <IconButton
            className="search-disclosure"
            icon={showsReplacement ? 'chevron-down' : 'chevron-right'}
            label={text.files.search.showReplacement}
            aria-expanded={showsReplacement}
            onClick={() => setShowsReplacement(!showsReplacement)}
          />
        )}
        <div className="search-fields">
          <PatternField search={search} />
          {mayEdit && showsReplacement && <ReplacementField search={search} enabled={canReplace} />}
        </div>
      </div>
      <SearchStatus search={search} />
      {shown.kind === 'found' && (
        <SearchResults
          files={shown.files}
          workspace={client.workspace}
          onReveal={(id, match, keepFocus) => {
            const { line, column, endColumn } = match;
            workbench.openFile(id, { preview: true, keepFocus, reveal: { line, column, endColumn } });
          }}
          onReplace={mayEdit && showsReplacement ? (id) => void replaceAll(search, id) : null}
        />
      )}
    </div>
  );
}

const OPTIONS = [
  { key: 'matchCase', icon: 'case-sensitive' },
  { key: 'wholeWord', icon: 'whole-word' },
  { key: 'isRegex', icon: 'regex' },
] as const;

function PatternField({ search }: { readonly search: SearchModel }) {
  const { workbench } = useSession();
  const { query } = useReadable(search.state);
  const focusRequests = useReadable(workbench.sideFocusRequests);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focusRequests === 0) return;
    // What was looked for last is overwritten by typing.
    field.current?.focus();
    field.current?.select();
  }, [focusRequests]);
  return (
    <div className="search-field">
      <input
        ref={field}
        type="text"
        aria-label={text.files.search.pattern}
        placeholder={text.files.search.pattern}
        spellCheck={false}
        autoComplete="off"
        value={query.pattern}
        onChange={(event) => search.setQuery({ pattern: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void search.search();
        }}
      />
      {OPTIONS.map(({ key, icon }) => (
        <IconButton
          key={key}
          icon={icon}
          label={text.files.search[key]}
          aria-pressed={query[key]}
          onClick={() => search.setQuery({ [key]: !query[key] })}
        />
      ))}
    </div>
  );
}

function ReplacementField({ search, enabled }: { readonly search: SearchModel; readonly enabled: boolean }) {
  const { replacement } = useReadable(search.state);
  return (
    <div className="search-field">
      <input
        type="text"
        aria-label={text.files.search.replacement}
        placeholder={text.files.search.replacement}
        spellCheck={false}
        autoComplete="off"
        value={replacement}
        onChange={(event) => search.setReplacement(event.target.value)}
      />
      <IconButton
        icon="replace-all"
        label={text.files.search.replaceAll}
        disabled={!enabled}
        onClick={() => void replaceAll(search)}
      />
    </div>
  );
}

async function replaceAll(
  search: SearchModel,
  ...only: Parameters<SearchModel['replaceAll']>
): Promise<void> {
  const replaced = await search.replaceAll(...only);
  if (replaced === null) return toast('info', text.files.search.nothingReplaced, { key: 'replaced' });
  toast('success', text.files.search.replaced(replaced.matches, replaced.files), {
    duration: 15_000,
    action: { label: text.files.undo, run: replaced.undo },
  });
}

function SearchStatus({ search }: { readonly search: SearchModel }) {
  const { result, isSearching } = useReadable(search.state);
  const titles = text.files.search;
  const isTrouble = result.kind === 'bad-pattern' || result.kind === 'too-slow';
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
    case 'found': {
      const count = result.files.reduce((sum, file) => sum + file.matches.length, 0);
      if (count === 0) return titles.nothing;
      return result.isCut ? titles.cut(count) : titles.found(count, result.files.length);
    }
  }
}
