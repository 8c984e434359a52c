import type * as Y from 'yjs';
import type { TextWrite } from './dry-run.ts';
import type { KnownDocument, Root } from './known-document.ts';
import type { UnitId } from './update-reader.ts';
import { refuse } from './verdict.ts';

/**
 * Steps along the list in one check. Honest edits take a handful each, since only what others wrote at the same
 * spot at the same time lies between their neighbours; made-up neighbours can make Yjs walk the whole text for each struct.
 */
const MAX_STEPS = 250_000;

/** A run of units in a text's list, of the document or of the update. */
interface Node {
  readonly client: number;
  readonly clock: number;
  end: number;
  readonly origin: UnitId | null;
  readonly rightOrigin: UnitId | null;
  readonly item: Y.Item | null;
  /** Undefined: as in the document. */
  right: Node | null | undefined;
}

/** Judges what is new in texts, in the order of integration, of an update that is fine otherwise. */
export function checkOrder(document: KnownDocument, writes: readonly TextWrite[]): void {
  const [first] = writes;
  if (first === undefined || (writes.length === 1 && isKeystroke(document, first))) return;
  const order = new ListOrder(document);
  for (const write of writes) order.insert(write);
}

/** Alone, and between neighbours of which at most one is given, or which touch one another: nothing to find out. */
function isKeystroke(document: KnownDocument, { origin, rightOrigin }: TextWrite): boolean {
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
 */
class ListOrder {
  private readonly document: KnownDocument;
  /** The pieces of a document's item, and of what the update brings of a client; ascending. */
  private readonly ofItem = new Map<Y.Item, Node[]>();
  private readonly ofClient = new Map<number, Node[]>();
  private readonly firstOf = new Map<Root, Node | null>();
  private steps = 0;

  constructor(document: KnownDocument) {
    this.document = document;
  }

  insert(write: TextWrite): void {
    const { client, clock, end, origin, rightOrigin, root } = write;
    const left = origin === null ? null : this.endingAt(origin);
    const right = rightOrigin === null ? null : this.startingAt(rightOrigin);
    // Cutting the right one free took the left one's unit along: both in one run, in the wrong order.
    if (left !== null && origin !== null && left.end !== origin.clock + 1)
      refuse('content', 'neighbours reversed');
    if (left !== null && right !== null && !this.areInOrder(left, right, write))
      refuse('content', 'neighbours reversed');

    const node: Node = { client, clock, end, origin, rightOrigin, item: null, right: null };
    const before = this.predecessorOf(node, left, right, root);
    if (before === null) {
      node.right = this.first(root);
      this.firstOf.set(root, node);
    } else {
      node.right = this.next(before);
      before.right = node;
    }
    const nodes = this.ofClient.get(client);
    if (nodes === undefined) this.ofClient.set(client, [node]);
    else nodes.push(node);
  }

  /** Every node already stands between its own neighbours, which mostly answers without a walk. */
  private areInOrder(left: Node, right: Node, { origin, rightOrigin }: TextWrite): boolean {
    if (sameUnit(left.rightOrigin, rightOrigin) || sameUnit(right.origin, origin)) return true;
    let fromLeft = this.next(left);
    let fromRight = this.next(right);
    // Both ways at once: the end is near where either is.
    for (;;) {
      if (fromLeft === right) return true;
      if (fromLeft === null || fromRight === left) return false;
      if (fromRight === null) return true;
      fromLeft = this.next(fromLeft);
      fromRight = this.next(fromRight);
    }
  }

  /** Yjs' rule (YATA) for the place among others that were inserted at the same spot. */
  private predecessorOf(node: Node, left: Node | null, right: Node | null, root: Root): Node | null {
    let before = left;
    let other = left === null ? this.first(root) : this.next(left);
    if (other === right) return before;
    const conflicting = new Set<Node>();
    const passed = new Set<Node>();
    while (other !== null && other !== right) {
      passed.add(other);
      conflicting.add(other);
      if (sameUnit(node.origin, other.origin)) {
        if (other.client < node.client) {
          before = other;
          conflicting.clear();
        } else if (sameUnit(node.rightOrigin, other.rightOrigin)) break;
      } else {
        const origin = other.origin === null ? null : this.holding(other.origin);
        if (origin === null || !passed.has(origin)) break;
        if (!conflicting.has(origin)) {
          before = other;
          conflicting.clear();
        }
      }
      other = this.next(other);
    }
    return before;
  }

  private next(node: Node): Node | null {
    this.steps += 1;
    if (this.steps > MAX_STEPS) refuse('content', 'edits too entangled');
    if (node.right !== undefined) return node.right;
    node.right = this.firstPieceOf(node.item?.right ?? null);
    return node.right;
  }

  private first(root: Root): Node | null {
    const first = this.firstOf.get(root);
    return first === undefined ? this.firstPieceOf(root.type?._start ?? null) : first;
  }

  private firstPieceOf(item: Y.Item | null): Node | null {
    return item === null ? null : (this.piecesOf(item)[0] ?? null);
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
    if (fresh?.[0] !== undefined && id.clock >= fresh[0].clock) return fresh;
    return this.piecesOf(this.document.itemAt(id.client, id.clock));
  }

  private holding(id: UnitId): Node | null {
    const nodes = this.nodesAround(id);
    return nodes[indexAt(nodes, id.clock)] ?? null;
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

function split(nodes: Node[], index: number, clock: number): Node {
  const head = nodes[index] as Node;
  const { client, end, rightOrigin, item, right } = head;
  const tail: Node = { client, clock, end, origin: { client, clock: clock - 1 }, rightOrigin, item, right };
  head.end = clock;
  head.right = tail;
  nodes.splice(index + 1, 0, tail);
  return tail;
}

/** The index of the node that holds the clock, in nodes that follow one another. */
function indexAt(nodes: readonly Node[], clock: number): number {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((nodes[middle] as Node).end <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sameUnit(one: UnitId | null, other: UnitId | null): boolean {
  if (one === null || other === null) return one === other;
  return one.client === other.client && one.clock === other.clock;
}
