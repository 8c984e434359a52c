import * as Y from 'yjs';
import type { UnitId } from './update-reader.ts';

/** A run of units in a text or among the values of a key, of the document or of the update. */
export interface Node {
  readonly client: number;
  readonly clock: number;
  end: number;
  readonly origin: UnitId | null;
  readonly rightOrigin: UnitId | null;
  readonly item: Y.Item | null;
  /** Undefined: as in the document. */
  right: Place | null | undefined;
}

/**
 * What stands in a list: an item of the document as it is, or a node, once an item was cut or got another right
 * neighbour. A node for each item that a walk comes by would be megabytes for a single letter.
 */
export type Place = Node | Y.Item;

export const clientOf = (place: Place): number => (place instanceof Y.Item ? place.id.client : place.client);

/** Cuts the node at `index` before the unit; hands out what is behind. */
export function split(nodes: Node[], index: number, clock: number): Node {
  const head = nodes[index] as Node;
  const { client, end, rightOrigin, item, right } = head;
  const tail: Node = { client, clock, end, origin: { client, clock: clock - 1 }, rightOrigin, item, right };
  head.end = clock;
  head.right = tail;
  nodes.splice(index + 1, 0, tail);
  return tail;
}

/** The index of the node that holds the clock, in nodes that follow one another. */
export function indexAt(nodes: readonly Node[], clock: number): number {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((nodes[middle] as Node).end <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function sameUnit(one: UnitId | null, other: UnitId | null): boolean {
  if (one === null || other === null) return one === other;
  return one.client === other.client && one.clock === other.clock;
}
