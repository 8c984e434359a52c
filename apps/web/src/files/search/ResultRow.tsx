import type { ItemInstance } from '@headless-tree/core';
import { type MouseEvent, memo } from 'react';
import { text } from '../../texts/texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { iconOf } from '../file-icon.ts';
import { baseName, folderOf } from '../path-parts.ts';
import type { FileResult, MatchResult, ResultNode } from './result-nodes.ts';
import type { TextMatch } from './search-text.ts';

const words = text.files.search;

interface ResultRowProps {
  readonly node: FileResult | MatchResult;
  readonly item: ItemInstance<ResultNode>;
  readonly isFocused: boolean;
  readonly isExpanded: boolean;
  readonly onOpen: (node: ResultNode) => void;
  /** Null: replacing is not offered. */
  readonly onReplace: ((node: FileResult | MatchResult) => void) | null;
  readonly onDismiss: (node: FileResult | MatchResult) => void;
}

/** There may be thousands: a key that goes to the next row draws two of them. */
export const ResultRow = memo(function ResultRow(props: ResultRowProps) {
  const { node, item, isFocused, isExpanded, onOpen, onReplace, onDismiss } = props;
  // The tree goes by Tab to one row, and in that row on to what can be done with it.
  const tabIndex = isFocused ? 0 : -1;
  const act = (action: (node: FileResult | MatchResult) => void) => (event: MouseEvent) => {
    event.stopPropagation();
    action(node);
  };
  return (
    <div
      {...item.getProps()}
      role="treeitem"
      // What it is called is what it shows: the library's name would be another.
      aria-label={undefined}
      aria-keyshortcuts="Delete"
      tabIndex={tabIndex}
      className={node.kind === 'file' ? 'search-file' : 'search-match'}
      title={node.kind === 'file' ? node.path : undefined}
      onDoubleClick={() => onOpen(node)}
    >
      {node.kind === 'file' ? <FileParts node={node} isExpanded={isExpanded} /> : <MatchParts {...node} />}
      {onReplace !== null && (
        <RowButton
          icon={node.kind === 'file' ? 'replace-all' : 'replace'}
          label={
            node.kind === 'file' ? words.replaceIn(baseName(node.path)) : words.replaceOne(node.match.line)
          }
          tabIndex={tabIndex}
          onClick={act(onReplace)}
        />
      )}
      <RowButton
        className="search-dismiss"
        icon="close"
        label={node.kind === 'file' ? words.dismissFile(baseName(node.path)) : words.dismiss(node.match.line)}
        // By the keyboard it is Delete; in what the row is called it would be read with each.
        aria-hidden={true}
        tabIndex={-1}
        onClick={act(onDismiss)}
      />
    </div>
  );
});

interface RowButtonProps {
  readonly icon: string;
  readonly label: string;
  readonly tabIndex: number;
  readonly className?: string;
  readonly 'aria-hidden'?: true;
  readonly onClick: (event: MouseEvent) => void;
}

/** Without the page's own tooltip: thousands of those would be slow. */
function RowButton({ icon, label, className, ...rest }: RowButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames('icon-button', className)}
      aria-label={label}
      title={label}
      // Twice is no double click on the row.
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Icon name={icon} />
    </button>
  );
}

function FileParts({ node, isExpanded }: { readonly node: FileResult; readonly isExpanded: boolean }) {
  const { path, count } = node;
  return (
    <>
      <Icon name={isExpanded ? 'chevron-down' : 'chevron-right'} />
      <Icon name={iconOf(path)} />
      <span className="search-file-name">{baseName(path)}</span>
      <span className="search-file-folder">{folderOf(path)}</span>
      <span className="search-count" title={words.matchCount(count)}>
        <span className="visually-hidden">{words.matchCount(count)}</span>
        <span aria-hidden="true">{count}</span>
      </span>
    </>
  );
}

function MatchParts({ match }: MatchResult) {
  return (
    <>
      <span className="search-preview">
        {match.preview.slice(0, match.previewStart)}
        <Found match={match} />
        {match.preview.slice(match.previewEnd)}
      </span>
      <span className="search-line">
        <span className="visually-hidden">{words.matchAt(match.line)}</span>
        <span aria-hidden="true">{match.line}</span>
      </span>
    </>
  );
}

/** What was found; and while replacing is shown, what would stand there. */
function Found({ match }: { readonly match: TextMatch }) {
  const found = match.preview.slice(match.previewStart, match.previewEnd);
  const { replacement } = match;
  if (replacement === null) return <mark>{found}</mark>;
  return (
    <>
      <del>{found}</del>
      <span className="visually-hidden">
        {' '}
        {replacement === '' ? words.becomesNothing : words.becomes(replacement)}{' '}
      </span>
      {replacement !== '' && <ins aria-hidden="true">{replacement}</ins>}
    </>
  );
}
