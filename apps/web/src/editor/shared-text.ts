import type * as Y from 'yjs';
import type { Splice } from './splice.ts';

/**
 * A shared text as the editor shows it, unit for unit. An honest text is shown as it is. A program could have
 * put in what Monaco cannot hold (a `\r`, which it would turn into a line end, or an embed): each is shown as
 * one visible unit, so that offsets stay equal. Repairing the shared text instead was rejected: a viewer may
 * not write, and several people repairing at once would repair several times.
 */
const VISIBLE_CR = '\u240D';
const VISIBLE_EMBED = '\uFFFC';

interface DeltaOperation {
  readonly retain?: number;
  readonly delete?: number;
  readonly insert?: unknown;
}

export function readText(text: Y.Text): string {
  const plain = text.toString();
  if (plain.length === text.length) return visible(plain);
  const operations: DeltaOperation[] = text.toDelta();
  return operations.map(({ insert }) => visible(insert)).join('');
}

/** The delta of a Yjs event as splices against the old text, ascending, never touching one another. */
export function splicesOf(delta: readonly DeltaOperation[]): Splice[] {
  const splices: Splice[] = [];
  let offset = 0;
  let deleted = 0;
  let inserted = '';
  const flush = () => {
    if (deleted > 0 || inserted !== '') splices.push({ offset, deleted, inserted });
    offset += deleted;
    deleted = 0;
    inserted = '';
  };
  for (const operation of delta) {
    if (operation.retain !== undefined) {
      flush();
      offset += operation.retain;
    } else if (operation.delete !== undefined) {
      deleted += operation.delete;
    } else {
      inserted += visible(operation.insert);
    }
  }
  flush();
  return splices;
}

/** Applies splices to the shared text; the caller wraps it in a transaction. Last first: offsets stay true. */
export function writeSplices(text: Y.Text, splices: readonly Splice[]): void {
  for (const { offset, deleted, inserted } of splices.toReversed()) {
    if (deleted > 0) text.delete(offset, deleted);
    if (inserted !== '') text.insert(offset, inserted);
  }
}

function visible(insert: unknown): string {
  if (typeof insert !== 'string') return VISIBLE_EMBED;
  return insert.includes('\r') ? insert.replaceAll('\r', VISIBLE_CR) : insert;
}
