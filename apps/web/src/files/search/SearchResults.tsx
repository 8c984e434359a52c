import type { Workspace } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react';
import { IS_MAC, matches, parseKeys } from '../../shell/keybindings.ts';
import { text } from '../../texts/texts.ts';
import { ResultRow } from './ResultRow.tsx';
import { buildResults, type FileResult, type MatchResult, type ResultNode } from './result-nodes.ts';
import type { FileMatches } from './search-messages.ts';
import type { FoundScope } from './search-model.ts';
import type { TextMatch } from './search-text.ts';
import { useResultTree } from './use-result-tree.ts';

const DISMISS_KEYS = parseKeys('Delete | Mod+Backspace');

interface SearchResultsProps {
  readonly files: readonly FileMatches[];
  readonly workspace: Workspace;
  /** `keepFocus`: shown while going through the list. */
  readonly onReveal: (id: FileId, match: TextMatch, keepFocus: boolean) => void;
  /** Null: replacing is not offered. */
  readonly onReplace: ((scope: FoundScope) => void) | null;
  readonly onDismiss: (scope: FoundScope) => void;
}

/** What was found, as a tree: arrows go through it, Enter and the space bar show a match, Delete puts it away. */
export function SearchResults({ files, workspace, onReveal, onReplace, onDismiss }: SearchResultsProps) {
  const nodes = useMemo(() => buildResults(files, workspace), [files, workspace]);
  const host = useRef<HTMLDivElement | null>(null);
  const reveal = (node: ResultNode, keepFocus: boolean) => {
    if (node.kind === 'match') onReveal(node.fileId, node.match, keepFocus);
  };
  const { tree, items, focusedItem } = useResultTree(nodes, (node) => reveal(node, true), host);
  const open = useSteady((node: ResultNode) => reveal(node, false));
  const replace = useSteady((node: FileResult | MatchResult) => onReplace?.(scopeOf(node)));
  const dismiss = useSteady((node: FileResult | MatchResult) => onDismiss(scopeOf(node)));

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter on a button in a row is for the button.
    if (!(event.target instanceof Element) || event.target.role !== 'treeitem') return;
    const item = tree.getFocusedItem();
    const node = nodes.get(item.getId());
    if (node === undefined || node.kind === 'root') return;
    if (event.key === 'Enter' || event.key === ' ') {
      if (node.kind === 'match') reveal(node, event.key === ' ');
      else if (item.isExpanded()) item.collapse();
      else item.expand();
    } else if (DISMISS_KEYS.some((keys) => matches(keys, event, IS_MAC))) dismiss(node);
    else return;
    event.preventDefault();
  };
  const { ref, ...container } = tree.getContainerProps(text.files.search.results);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the tree inside, which gets its role from the library
    <div
      {...container}
      ref={(element) => {
        host.current = element;
        ref(element);
      }}
      className="search-results"
      onKeyDown={onKeyDown}
    >
      {items.map((item) => {
        const node = nodes.get(item.getId());
        return node === undefined || node.kind === 'root' ? null : (
          <ResultRow
            key={node.id}
            node={node}
            item={item}
            isFocused={item.getId() === (focusedItem ?? items[0]?.getId())}
            isExpanded={item.isExpanded()}
            onOpen={open}
            onReplace={onReplace === null ? null : replace}
            onDismiss={dismiss}
          />
        );
      })}
    </div>
  );
}

const scopeOf = (node: FileResult | MatchResult): FoundScope => ({
  id: node.fileId,
  start: node.kind === 'file' ? null : node.match.start,
});

/** The same function for ever, which does what the newest would: rows that did not change are not drawn anew. */
function useSteady<T>(act: (argument: T) => void): (argument: T) => void {
  const newest = useRef(act);
  newest.current = act;
  return useCallback((argument: T) => newest.current(argument), []);
}
