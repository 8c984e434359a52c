import type { FileId } from '@coedit/protocol';
import * as Y from 'yjs';

/** Letters by the ids that Yjs gave them, which stay theirs wherever they move. */
export interface Letters {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export interface TakenOut extends Letters {
  readonly text: string;
}

/** What one person did to one file without a pause. */
export interface Change {
  readonly fileId: FileId;
  /** ms since 1970, of its last edit. */
  readonly time: number;
  readonly inserted: readonly Letters[];
  /** In the order of the text. */
  readonly removed: readonly TakenOut[];
}

/** What a transaction did to the text of one file; null where it did nothing. */
export function changeOf(
  transaction: Y.Transaction,
  fileId: FileId,
  text: Y.Text,
  time: number,
): Change | null {
  const { beforeState, afterState, doc } = transaction;
  const inserted: Letters[] = [];
  for (const [client, next] of afterState) {
    const first = beforeState.get(client) ?? 0;
    if (next > first) inserted.push(...writtenIn(text, doc.store.clients.get(client) ?? [], client, first));
  }
  const removed = removedFrom(text, transaction);
  return inserted.length + removed.length === 0 ? null : { fileId, time, inserted, removed };
}

type Struct = Y.Item | Y.GC;

function writtenIn(text: Y.Text, structs: readonly Struct[], client: number, first: number): Letters[] {
  const letters: Letters[] = [];
  // From the end: what is new stands last.
  for (let index = structs.length - 1; index >= 0; index--) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock + struct.length <= first) break;
    if (!(struct instanceof Y.Item) || struct.parent !== text || struct.deleted) continue;
    const clock = Math.max(first, struct.id.clock);
    letters.push({ client, clock, length: struct.id.clock + struct.length - clock });
  }
  return letters.reverse();
}

function removedFrom(text: Y.Text, transaction: Y.Transaction): TakenOut[] {
  const items = new Set<Y.Item>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || struct.parent !== text) return;
    if (struct.id.clock < (transaction.beforeState.get(struct.id.client) ?? 0)) items.add(struct);
  });
  return inOrder(text, items).flatMap(({ id, length, content }) =>
    content instanceof Y.ContentString
      ? { client: id.client, clock: id.clock, length, text: content.str }
      : [],
  );
}

function inOrder(text: Y.Text, items: ReadonlySet<Y.Item>): readonly Y.Item[] {
  if (items.size < 2) return [...items];
  const ordered: Y.Item[] = [];
  for (let item = text._start; item !== null && ordered.length < items.size; item = item.right)
    if (items.has(item)) ordered.push(item);
  return ordered;
}

/** UTF-16 units that a change keeps in memory. */
export function weightOf({ removed }: Change): number {
  return removed.reduce((sum, { length }) => sum + length, 0);
}
