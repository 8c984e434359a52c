import * as Y from 'yjs';
import type { Splice } from '../editor/splice.ts';
import type { Change, Letters, TakenOut } from './change.ts';

export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What undoes a change in the text as it is now: what is left of its letters goes, what it took out comes back where it
 * stood. Others' letters in between stay. Ascending, against the text of now; within `range`, if one is given.
 */
export function takeBack(text: Y.Text, { inserted, removed }: Change, range?: OffsetRange): Splice[] {
  const splices = [...removals(text, inserted, range), ...returns(text, removed, range)];
  return joined(splices.sort((a, b) => a.offset - b.offset || a.deleted - b.deleted));
}

function removals(text: Y.Text, inserted: readonly Letters[], range?: OffsetRange): Splice[] {
  if (inserted.length === 0) return [];
  const splices: Splice[] = [];
  let offset = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (const letters of inserted) {
      const overlap = overlapOf(item, letters);
      if (overlap === null) continue;
      const start = Math.max(offset + overlap.start, range?.start ?? 0);
      const end = Math.min(offset + overlap.end, range?.end ?? Number.POSITIVE_INFINITY);
      if (end > start) splices.push({ offset: start, deleted: end - start, inserted: '' });
    }
    offset += item.length;
  }
  return splices;
}

function overlapOf({ id, length }: Y.Item, letters: Letters): OffsetRange | null {
  if (id.client !== letters.client) return null;
  const start = Math.max(letters.clock - id.clock, 0);
  const end = Math.min(letters.clock + letters.length - id.clock, length);
  return end > start ? { start, end } : null;
}

function returns(text: Y.Text, removed: Change['removed'], range?: OffsetRange): Splice[] {
  const pieces = piecesByItem(text, removed);
  const splices: Splice[] = [];
  let offset = 0;
  // In the order of the text, whatever order they went in: letters that were erased backwards left at one place.
  for (let item = text._start; item !== null && pieces.size > 0; item = item.right) {
    const here = pieces.get(item) ?? [];
    pieces.delete(item);
    const isWanted = range === undefined || (offset >= range.start && offset <= range.end);
    for (const piece of isWanted ? here.sort((a, b) => a.clock - b.clock) : [])
      splices.push({ offset, deleted: 0, inserted: piece.text });
    if (!item.deleted && item.countable) offset += item.length;
  }
  return splices;
}

/** By what stands in the text for them now: Yjs joins removed letters that follow one another. */
function piecesByItem(text: Y.Text, removed: Change['removed']): Map<Y.Item, TakenOut[]> {
  const pieces = new Map<Y.Item, TakenOut[]>();
  const store = text.doc?.store;
  if (store === undefined) return pieces;
  for (const piece of removed) {
    const item = Y.getItem(store, Y.createID(piece.client, piece.clock));
    // My own undo may have brought it back already.
    if (!(item instanceof Y.Item) || item.redone !== null) continue;
    const known = pieces.get(item);
    if (known === undefined) pieces.set(item, [piece]);
    else known.push(piece);
  }
  return pieces;
}

/** Monaco takes no two edits of one place. */
function joined(splices: readonly Splice[]): Splice[] {
  const result: Splice[] = [];
  for (const splice of splices) {
    const last = result.at(-1);
    if (last === undefined || last.offset + last.deleted < splice.offset) result.push(splice);
    else
      result[result.length - 1] = {
        offset: last.offset,
        deleted: last.deleted + splice.deleted,
        inserted: last.inserted + splice.inserted,
      };
  }
  return result;
}
