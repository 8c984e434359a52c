import type { Workspace } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import { type KeyboardEvent, memo, useState } from 'react';
import { text } from '../../texts/texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { iconOf } from '../file-icon.ts';
import { baseName, folderOf } from '../path-parts.ts';
import type { FileMatches } from './search-messages.ts';
import type { ReplaceScope } from './search-model.ts';
import type { TextMatch } from './search-text.ts';

interface SearchResultsProps {
  readonly files: readonly FileMatches[];
  readonly workspace: Workspace;
  /** `keepFocus`: shown while going through the list. */
  readonly onReveal: (id: FileId, match: TextMatch, keepFocus: boolean) => void;
  /** Null: replacing is not offered. */
  readonly onReplace: ((scope: ReplaceScope) => void) | null;
}

export function SearchResults({ files, workspace, onReveal, onReplace }: SearchResultsProps) {
  const [shut, setShut] = useState<ReadonlySet<FileId>>(new Set());
  const toggle = (id: FileId) => {
    const next = new Set(shut);
    if (!next.delete(id)) next.add(id);
    setShut(next);
  };
  return (
    <ul className="search-results" aria-label={text.files.search.results} onKeyDown={moveByArrows}>
      {files.map(({ id, matches }) => {
        const path = workspace.get(id)?.displayPath;
        return path === undefined ? null : (
          <li key={id}>
            <FileHeading
              path={path}
              count={matches.length}
              isOpen={!shut.has(id)}
              onToggle={() => toggle(id)}
              onReplace={onReplace === null ? null : () => onReplace({ id, start: null })}
            />
            {!shut.has(id) && <Matches id={id} matches={matches} onReveal={onReveal} onReplace={onReplace} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Up and Down between the results, so that a thousand of them are not a thousand Tabs. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')];
  const at = rows.findIndex((row) => row.matches(':focus'));
  const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

interface FileHeadingProps {
  readonly path: string;
  readonly count: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onReplace: (() => void) | null;
}

function FileHeading({ path, count, isOpen, onToggle, onReplace }: FileHeadingProps) {
  const name = baseName(path);
  return (
    <div className="search-file">
      <button type="button" data-result="" aria-expanded={isOpen} onClick={onToggle} title={path}>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
        <Icon name={iconOf(path)} />
        <span className="search-file-name">{name}</span>
        <span className="search-file-folder">{folderOf(path)}</span>
        <span className="search-count" title={text.files.search.matchCount(count)}>
          {count}
        </span>
      </button>
      {onReplace !== null && (
        <IconButton icon="replace-all" label={text.files.search.replaceIn(name)} onClick={onReplace} />
      )}
    </div>
  );
}

interface MatchesProps {
  readonly id: FileId;
  readonly matches: readonly TextMatch[];
  readonly onReveal: SearchResultsProps['onReveal'];
  readonly onReplace: SearchResultsProps['onReplace'];
}

const Matches = memo(function Matches({ id, matches, onReveal, onReplace }: MatchesProps) {
  return (
    <ul>
      {matches.map((match) => (
        <li key={match.start} className="search-row">
          <button
            type="button"
            data-result=""
            className="search-match"
            onClick={(event) => onReveal(id, match, event.detail > 0 && event.detail < 2)}
            onDoubleClick={() => onReveal(id, match, false)}
          >
            <span className="search-preview">
              {match.preview.slice(0, match.previewStart)}
              <Found match={match} />
              {match.preview.slice(match.previewEnd)}
            </span>
            <span className="search-line">
              <span className="visually-hidden">{text.files.search.matchAt(match.line)}</span>
              <span aria-hidden="true">{match.line}</span>
            </span>
          </button>
          {onReplace !== null && (
            <IconButton
              icon="replace"
              label={text.files.search.replaceOne(match.line)}
              onClick={() => onReplace({ id, start: match.start })}
            />
          )}
        </li>
      ))}
    </ul>
  );
});

/** What was found; and while replacing is shown, what would stand there. */
function Found({ match }: { readonly match: TextMatch }) {
  const found = match.preview.slice(match.previewStart, match.previewEnd);
  const { replacement } = match;
  if (replacement === null) return <mark>{found}</mark>;
  const { becomes, becomesNothing } = text.files.search;
  return (
    <>
      <del>{found}</del>
      <span className="visually-hidden"> {replacement === '' ? becomesNothing : becomes(replacement)} </span>
      {replacement !== '' && <ins aria-hidden="true">{replacement}</ins>}
    </>
  );
}
