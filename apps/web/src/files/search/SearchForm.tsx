import { type ReactNode, useRef, useState } from 'react';
import { useSession } from '../../session/session-context.tsx';
import { text } from '../../texts/texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useFocusRequests } from '../../ui/use-focus-requests.ts';
import { useReadable } from '../../ui/use-readable.ts';
import type { SearchModel } from './search-model.ts';

const words = text.files.search;

interface SearchFormProps {
  readonly search: SearchModel;
  readonly mayReplace: boolean;
  /** Null: there is nothing to replace. */
  readonly onReplaceAll: (() => void) | null;
}

/** What to look for, what to put in its place, and in which files. */
export function SearchForm({ search, mayReplace, onReplaceAll }: SearchFormProps) {
  const { query, replacement } = useReadable(search.state);
  const [showsGlobs, setShowsGlobs] = useState(query.include !== '' || query.exclude !== '');
  const typed = useRef(replacement ?? '');
  const toggleReplacement = () => search.setReplacement(replacement === null ? typed.current : null);
  const replace = (next: string) => {
    typed.current = next;
    search.setReplacement(next);
  };
  // Fields that are out of sight must not hold anything back.
  const toggleGlobs = () => {
    if (showsGlobs) search.setQuery({ include: '', exclude: '' });
    setShowsGlobs(!showsGlobs);
  };
  return (
    <div className="search-form">
      {mayReplace && (
        <IconButton
          className="search-disclosure"
          icon={replacement === null ? 'chevron-right' : 'chevron-down'}
          label={words.showReplacement}
          aria-expanded={replacement !== null}
          onClick={toggleReplacement}
        />
      )}
      <div className="search-fields">
        <PatternField search={search} showsGlobs={showsGlobs} onToggleGlobs={toggleGlobs} />
        {mayReplace && replacement !== null && (
          <PlainField label={words.replacement} value={replacement} onChange={replace}>
            <IconButton
              icon="replace-all"
              label={words.replaceAll}
              disabled={onReplaceAll === null}
              onClick={() => onReplaceAll?.()}
            />
          </PlainField>
        )}
        {showsGlobs && (
          <>
            <PlainField
              label={words.include}
              hint={words.globsHint}
              value={query.include}
              onChange={(include) => search.setQuery({ include })}
            />
            <PlainField
              label={words.exclude}
              value={query.exclude}
              onChange={(exclude) => search.setQuery({ exclude })}
            />
          </>
        )}
      </div>
    </div>
  );
}

const OPTIONS = [
  { key: 'matchCase', icon: 'case-sensitive' },
  { key: 'wholeWord', icon: 'whole-word' },
  { key: 'isRegex', icon: 'regex' },
] as const;

interface PatternFieldProps {
  readonly search: SearchModel;
  readonly showsGlobs: boolean;
  readonly onToggleGlobs: () => void;
}

function PatternField({ search, showsGlobs, onToggleGlobs }: PatternFieldProps) {
  const { workbench } = useSession();
  const { query } = useReadable(search.state);
  const field = useRef<HTMLInputElement>(null);
  useFocusRequests(workbench.sideFocusRequests, () => {
    // What was looked for last is overwritten by typing.
    field.current?.focus();
    field.current?.select();
  });
  return (
    <div className="search-field">
      <input
        ref={field}
        type="text"
        aria-label={words.pattern}
        placeholder={words.pattern}
        spellCheck={false}
        autoComplete="off"
        value={query.pattern}
        onChange={(event) => search.setQuery({ pattern: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) search.searchAnew();
        }}
      />
      {OPTIONS.map(({ key, icon }) => (
        <IconButton
          key={key}
          icon={icon}
          label={words[key]}
          aria-pressed={query[key]}
          onClick={() => search.setQuery({ [key]: !query[key] })}
        />
      ))}
      <IconButton
        icon="filter"
        label={words.showGlobs}
        aria-expanded={showsGlobs}
        aria-pressed={showsGlobs}
        onClick={onToggleGlobs}
      />
    </div>
  );
}

interface PlainFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children?: ReactNode;
}

function PlainField({ label, hint, value, onChange, children }: PlainFieldProps) {
  return (
    <div className="search-field">
      <input
        type="text"
        aria-label={label}
        placeholder={hint === undefined ? label : `${label} (${hint})`}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {children}
    </div>
  );
}
