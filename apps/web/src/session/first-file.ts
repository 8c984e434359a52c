import type { WorkspaceFile } from '@coedit/client';
import { type FileId, type Participant, ParticipantState } from '@coedit/protocol';
import { foldersOf } from '../files/path-parts.ts';
import { compareNames } from '../files/tree.ts';

/** What tells a newcomer what this is about. */
const GUIDE = /^(readme|task|instructions)(\.(md|markdown|txt|rst|adoc))?$/i;
/** Where programs and pages begin. */
const MAIN =
  /^(index|main|app)\.(html?|[cm]?[jt]sx?|py|go|rs|c|cc|cpp|cs|java|kt|rb|php|swift|dart|vue|svelte|tex)$/i;

/**
 * What somebody sees first who came by a link that names no file: what the others are in, else what looks like the beginning.
 * Null where there is no file.
 */
export function firstFile(
  files: readonly WorkspaceFile[],
  peopleIn: ReadonlyMap<FileId, readonly Participant[]>,
): FileId | null {
  return busiest(files, peopleIn) ?? beginning(files);
}

/** Most who are active count first, then most who are there at all; of equals, the file of who has been here longest: they invited. */
function busiest(
  files: readonly WorkspaceFile[],
  peopleIn: ReadonlyMap<FileId, readonly Participant[]>,
): FileId | null {
  const peopled = files.flatMap(({ id }) => {
    const people = peopleIn.get(id) ?? [];
    if (people.length === 0) return [];
    const active = people.filter(({ state }) => state === ParticipantState.Active).length;
    // Ids are given in ascending order.
    return [{ id, active, all: people.length, oldest: Math.min(...people.map(({ userId }) => userId)) }];
  });
  peopled.sort((a, b) => b.active - a.active || b.all - a.all || a.oldest - b.oldest);
  return peopled[0]?.id ?? null;
}

function beginning(files: readonly WorkspaceFile[]): FileId | null {
  const ranked = files.map((file) => ({
    ...file,
    rank: rankOf(file),
    depth: foldersOf(file.displayPath).length,
  }));
  ranked.sort((a, b) => a.rank - b.rank || a.depth - b.depth || compareNames(a.displayPath, b.displayPath));
  return ranked[0]?.id ?? null;
}

/** Before the rest of the tree, what is meant to be read first; behind it, what few come for and what is no text. */
function rankOf({ displayPath, blob }: WorkspaceFile): number {
  const parts = displayPath.split('/');
  const name = parts.at(-1) ?? '';
  if (blob !== undefined) return 4;
  if (parts.some((part) => part.startsWith('.'))) return 3;
  if (parts.length === 1 && GUIDE.test(name)) return 0;
  return MAIN.test(name) ? 1 : 2;
}
