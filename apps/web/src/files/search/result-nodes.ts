import type { Workspace } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import type { FileMatches } from './search-messages.ts';
import type { TextMatch } from './search-text.ts';

export const ROOT_ID = 'results';

export interface FileResult {
  readonly kind: 'file';
  readonly id: string;
  readonly fileId: FileId;
  readonly path: string;
  readonly count: number;
  readonly children: readonly string[];
}

export interface MatchResult {
  readonly kind: 'match';
  readonly id: string;
  readonly fileId: FileId;
  readonly match: TextMatch;
}

export type ResultNode =
  | FileResult
  | MatchResult
  | { readonly kind: 'root'; readonly id: string; readonly children: readonly string[] };

/** By id. A match is called by its number in the file: where it is changes with every key that is pressed above it. */
export function buildResults(
  files: readonly FileMatches[],
  workspace: Workspace,
): ReadonlyMap<string, ResultNode> {
  const nodes = new Map<string, ResultNode>();
  const children: string[] = [];
  for (const { id: fileId, matches } of files) {
    const path = workspace.get(fileId)?.displayPath;
    if (path === undefined) continue;
    const rows = matches.map(
      (match, index) => ({ kind: 'match', id: matchId(fileId, index), fileId, match }) as const,
    );
    const ids = rows.map(({ id }) => id);
    children.push(fileId);
    nodes.set(fileId, { kind: 'file', id: fileId, fileId, path, count: rows.length, children: ids });
    for (const row of rows) nodes.set(row.id, row);
  }
  nodes.set(ROOT_ID, { kind: 'root', id: ROOT_ID, children });
  return nodes;
}

const matchId = (fileId: FileId, index: number): string => `${fileId}@${index}`;

/** The row for the keyboard when `id` is no more: the last that is left of its file, else the first of all. */
export function nearestResult(nodes: ReadonlyMap<string, ResultNode>, id: string): string | null {
  if (nodes.has(id)) return id;
  const file = nodes.get(id.slice(0, Math.max(0, id.lastIndexOf('@'))));
  if (file?.kind === 'file') return file.children.at(-1) ?? file.id;
  const root = nodes.get(ROOT_ID);
  return (root?.kind === 'root' ? root.children[0] : undefined) ?? null;
}
