import * as Y from 'yjs';
import type { ListWrite } from './dry-run.ts';
import type { KnownDocument, Root } from './known-document.ts';
import { clientOf, indexAt, type Node, type Place, sameUnit, split } from './list-place.ts';
import { Walk } from './list-walk.ts';
import type { UnitId } from './update-reader.ts';
import { refuse } from './verdict.ts';

/**
 * Steps past others that an update may cause, at least and for each new struct. Honest edits take none or a handful:
 * only what others wrote at the same spot at the same time is in the way. With made-up neighbours, Yjs could be
 * made to walk a whole text, or all former values of a key, for each struct.
 */
const MIN_STEPS = 50_000;
const STEPS_PER_WRITE = 8;

/** What is left of those steps; the parts of one update share it. */
export class Effort {
  private left = MIN_STEPS;

  forWrites(count: number): void {
    this.left += STEPS_PER_WRITE * count;
  }

  step(count: number): void {
    this.left -= count;
    if (this.left < 0) refuse('content', 'edits too entangled');
  }
}

interface List {
  first: Place | null;
  /** Of a map's key only the newest value is known; the first is so many steps back, which Yjs walks each time anew. */
  wayBack: number;
}

/** Judges what an update brings, in the order of integration; the update is fine otherwise. */
export function checkOrder(document: KnownDocument, writes: readonly ListWrite[], effort: Effort): void {
  const [first] = writes;
  if (first === undefined || (writes.length === 1 && isKeystroke(document, first))) return;
  effort.forWrites(writes.length);
  const order = new ListOrder(document, effort);
  for (const write of writes) order.insert(write);
}

/** Alone, and between neighbours of which at most one is given, or which touch one another: nothing to find out. */
function isKeystroke(document: KnownDocument, { origin, rightOrigin }: ListWrite): boolean {
  if (origin === null || rightOrigin === null) return true;
  const left = document.itemAt(origin.client, origin.clock);
  const right = document.itemAt(rightOrigin.client, rightOrigin.clock);
  if (left === right) return origin.clock + 1 === rightOrigin.clock;
  const endsLeft = origin.clock + 1 === left.id.clock + left.length;
  return endsLeft && rightOrigin.clock === right.id.clock && left.right === right;
}

/**
 * Sees to it that each new struct's left neighbour stands left of its right one. With the two reversed, where the
 * struct lands depends on what arrives first: replicas, and the same document loaded anew, would differ. To know how
 * new structs stand among one another it inserts them as Yjs would, into a list laid over the document's.
 *
 * Not asked: whether the neighbours touched when the struct was made, as they do in honest ones. That takes knowing
 * what its author had seen. Made-up ones can so still confuse the order of a few characters among replicas.
 */
class ListOrder {
  private readonly document: KnownDocument;
  /** The pieces of a document's item, and of what the update brings of a client; ascending. */
  private readonly ofItem = new Map<Y.Item, Node[]>();
  private readonly ofClient = new Map<number, Node[]>();
  /** Of a text under the key null. */
  private readonly lists = new Map<Root, Map<string | null, List>>();
  private readonly effort: Effort;

  constructor(document: KnownDocument, effort: Effort) {
    this.document = document;
    this.effort = effort;
  }

  insert(write: ListWrite): void {
    const { client, clock, end, origin, rightOrigin } = write;
    const left = origin === null ? null : this.endingAt(origin);
    const right = rightOrigin === null ? null : this.startingAt(rightOrigin);
    // Cutting the right one free took the left one's unit along: both in one run, in the wrong order.
    if (left !== null && origin !== null && left.end !== origin.clock + 1)
      refuse('content', 'neighbours reversed');
    if (left !== null && right !== null && !this.areInOrder(left, right, write))
      refuse('content', 'neighbours reversed');

    const node: Node = { client, clock, end, origin, rightOrigin, item: null, right: null };
    const list = this.listOf(write);
    const before = this.predecessorOf(node, left, right, list);
    if (write.key !== null) list.wayBack += 1;
    if (before === null) {
      node.right = list.first;
      list.first = node;
    } else {
      node.right = this.next(before);
      // Never cut: a cut item stands in the list as its nodes.
      const nodeBefore = before instanceof Y.Item ? (this.piecesOf(before)[0] as Node) : before;
      nodeBefore.right = node;
    }
    const nodes = this.ofClient.get(client);
    if (nodes === undefined) this.ofClient.set(client, [node]);
    else nodes.push(node);
  }

  /** Every node already stands between its own neighbours, which mostly answers without a walk. */
  private areInOrder(left: Node, right: Node, { origin, rightOrigin }: ListWrite): boolean {
    if (sameUnit(left.rightOrigin, rightOrigin) || sameUnit(right.origin, origin)) return true;
    let fromLeft = this.next(left);
    let fromRight = this.next(right);
    // Both ways at once: the end is near where either is.
    for (;;) {
      this.effort.step(1);
      if (fromLeft === right) return true;
      if (fromLeft === null || fromRight === left) return false;
      if (fromRight === null) return true;
      fromLeft = this.next(fromLeft);
      fromRight = this.next(fromRight);
    }
  }

  /** Yjs' rule (YATA) for the place among others that were inserted at the same spot. */
  private predecessorOf(node: Node, left: Node | null, right: Node | null, list: List): Place | null {
    if (left === null) this.effort.step(list.wayBack);
    const first = left === null ? this.current(list.first) : this.next(left);
    const walk = new Walk(first, (place) => this.next(place));
    let before: Place | null = left;
    for (let other = first; other !== null && other !== right; other = this.next(other)) {
      this.effort.step(1);
      walk.passed(other);
      if (sameUnit(node.origin, other.origin)) {
        if (clientOf(other) < node.client) {
          before = other;
          walk.settled();
        } else if (sameUnit(node.rightOrigin, other.rightOrigin)) break;
      } else {
        const origin = other.origin === null ? null : this.holding(other.origin);
        if (origin === null || !walk.hasPassed(origin)) break;
        if (!walk.hasPassedSinceSettled(origin)) {
          before = other;
          walk.settled();
        }
      }
    }
    return before;
  }

  private next(place: Place): Place | null {
    if (place instanceof Y.Item) return this.current(place.right);
    return this.current(place.right === undefined ? (place.item?.right ?? null) : place.right);
  }

  /** An item that was taken as it is may have become nodes since. */
  private current(place: Place | null): Place | null {
    return place instanceof Y.Item ? (this.ofItem.get(place)?.[0] ?? place) : place;
  }

  private listOf({ root, key }: ListWrite): List {
    let ofRoot = this.lists.get(root);
    if (ofRoot === undefined) {
      ofRoot = new Map();
      this.lists.set(root, ofRoot);
    }
    let list = ofRoot.get(key);
    if (list === undefined) {
      list = this.listOfDocument(root, key);
      ofRoot.set(key, list);
    }
    return list;
  }

  private listOfDocument(root: Root, key: string | null): List {
    if (key === null) return { first: root.type?._start ?? null, wayBack: 0 };
    let item = root.type?._map.get(key) ?? null;
    let wayBack = 0;
    for (; item !== null && item.left !== null; item = item.left) {
      this.effort.step(1);
      wayBack += 1;
    }
    return { first: item, wayBack };
  }

  private piecesOf(item: Y.Item): Node[] {
    const known = this.ofItem.get(item);
    if (known !== undefined) return known;
    const { client, clock } = item.id;
    const { origin, rightOrigin } = item;
    const pieces: Node[] = [
      { client, clock, end: clock + item.length, origin, rightOrigin, item, right: undefined },
    ];
    this.ofItem.set(item, pieces);
    return pieces;
  }

  private nodesAround(id: UnitId): Node[] {
    const fresh = this.ofClient.get(id.client);
    if (fresh !== undefined && this.isFresh(id)) return fresh;
    return this.piecesOf(this.document.itemAt(id.client, id.clock));
  }

  private holding(id: UnitId): Place | null {
    const item = this.isFresh(id) ? null : this.document.itemAt(id.client, id.clock);
    const nodes = item === null ? this.ofClient.get(id.client) : this.ofItem.get(item);
    return nodes === undefined ? item : (nodes[indexAt(nodes, id.clock)] ?? null);
  }

  /** Whether the update brings it. */
  private isFresh({ client, clock }: UnitId): boolean {
    const first = this.ofClient.get(client)?.[0];
    return first !== undefined && clock >= first.clock;
  }

  private endingAt(id: UnitId): Node {
    const nodes = this.nodesAround(id);
    const index = indexAt(nodes, id.clock);
    const node = nodes[index] as Node;
    if (id.clock + 1 < node.end) split(nodes, index, id.clock + 1);
    return node;
  }

  private startingAt(id: UnitId): Node {
    const nodes = this.nodesAround(id);
    const index = indexAt(nodes, id.clock);
    const node = nodes[index] as Node;
    return id.clock > node.clock ? split(nodes, index, id.clock) : node;
  }
}
