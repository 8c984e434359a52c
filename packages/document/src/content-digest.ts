import { FILES_ROOT, isFileId, SETTINGS_ROOT } from '@coedit/protocol';
import * as Y from 'yjs';

/** What one root adds to the digest: two lanes of 32 bits. */
interface RootDigest {
  readonly a: number;
  readonly b: number;
}

/** A text that is being walked through, item by item, so that a large one need not be done in one go. */
interface Walk {
  readonly root: Root;
  next: Y.Item | null;
  /** UTF-16 units of `next` that are done: one item may be as long as a file. */
  done: number;
  a: number;
  b: number;
  isEmpty: boolean;
}

type Root = Y.Doc['share'] extends Map<string, infer Type> ? Type : never;

// Whole numbers of 32 bits with a sign: with larger ones the loops below run on floating point, several times slower.
const SEED_A = 0xdeadbeef | 0;
const SEED_B = 0x41c6ce57 | 0;
const PRIME_A = 2654435761 | 0;
const PRIME_B = 1597334677 | 0;
const NOTHING: RootDigest = { a: 0, b: 0 };
/** Work that an item costs besides its text: deleted ones are passed over one by one. */
const ITEM_COST = 8;
/** Stands for a unit of what a text should not hold; such content cannot be told apart, but never passes for text. */
const FOREIGN_UNIT = 0x10000;

/**
 * A digest of everything a session's document holds, equal exactly where the content is (but for one chance in 2^64):
 * the form is in docs/protocol.md. Each root's share is kept until a transaction changes the root, so that after an edit
 * one file is read again and not all of them; and the work is done in steps of bounded cost.
 */
export class ContentDigest {
  readonly #doc: Y.Doc;
  #shares = new WeakMap<Root, RootDigest>();
  #walk: Walk | null = null;
  #digest: Uint8Array | null = null;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    doc.on('afterTransaction', this.#onTransaction);
  }

  /** Null while there is work to do. */
  get current(): Uint8Array | null {
    return this.#digest;
  }

  /** Goes on for about `budget` UTF-16 units of text. Returns the digest once it is whole. */
  work(budget: number): Uint8Array | null {
    let left = budget;
    while (this.#digest === null && left > 0) {
      const walk = this.#walk ?? this.#nextWalk();
      if (walk === null) this.#digest = this.#sum();
      else left -= this.#step(walk, left);
    }
    return this.#digest;
  }

  /** Everything is read again, whatever is known: to confirm a difference, a mistake of this class must not count. */
  forget(): void {
    this.#shares = new WeakMap();
    this.#walk = null;
    this.#digest = null;
  }

  destroy(): void {
    this.#doc.off('afterTransaction', this.#onTransaction);
  }

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.changed.size === 0 && transaction.deleteSet.clients.size === 0) return;
    for (const type of transaction.changed.keys()) this.#shares.delete(type);
    // Yjs merges neighbours after a transaction: a place in the middle of a text may not be there any more.
    this.#walk = null;
    this.#digest = null;
  };

  #nextWalk(): Walk | null {
    for (const [name, root] of this.#doc.share) {
      if (this.#shares.has(root) || !isFileId(name)) continue;
      this.#walk = { root, next: root._start, done: 0, ...begin(name), isEmpty: true };
      return this.#walk;
    }
    return null;
  }

  /** Returns what it cost. */
  #step(walk: Walk, budget: number): number {
    let cost = 1;
    while (walk.next !== null && cost < budget) {
      const item = walk.next;
      cost += ITEM_COST;
      if (!item.deleted && item.countable) {
        const end = Math.min(item.length, walk.done + Math.max(1, budget - cost));
        addContent(walk, item.content, walk.done, end);
        cost += end - walk.done;
        walk.done = end;
        if (end < item.length) break;
      }
      walk.next = item.right;
      walk.done = 0;
    }
    if (walk.next === null) {
      this.#shares.set(walk.root, walk.isEmpty ? NOTHING : { a: mix(walk.a), b: mix(walk.b) });
      this.#walk = null;
    }
    return cost;
  }

  #sum(): Uint8Array {
    let a = 0;
    let b = 0;
    for (const [name, root] of this.#doc.share) {
      const share = isFileId(name) ? this.#shares.get(root) : this.#mapShare(name);
      a = (a + (share?.a ?? 0)) >>> 0;
      b = (b + (share?.b ?? 0)) >>> 0;
    }
    const digest = new Uint8Array(8);
    const view = new DataView(digest.buffer);
    view.setUint32(0, a);
    view.setUint32(4, b);
    return digest;
  }

  /** Maps are small: a thousand files are some tens of thousands of units. */
  #mapShare(name: string): RootDigest {
    if (name !== FILES_ROOT && name !== SETTINGS_ROOT) return NOTHING;
    const entries = Object.entries(this.#doc.getMap(name).toJSON());
    if (entries.length === 0) return NOTHING;
    entries.sort(([one], [other]) => (one < other ? -1 : 1));
    const { a, b } = begin(name, JSON.stringify(entries, withSortedKeys));
    return { a: mix(a), b: mix(b) };
  }
}

function begin(name: string, content = ''): { a: number; b: number } {
  const lanes = { a: SEED_A, b: SEED_B };
  addText(lanes, `${name}\0${content}`);
  return lanes;
}

function addContent(walk: Walk, content: Y.Item['content'], from: number, to: number): void {
  walk.isEmpty = false;
  if (content instanceof Y.ContentString) return addText(walk, content.str, from, to);
  for (let index = from; index < to; index++) {
    walk.a = Math.imul(walk.a ^ FOREIGN_UNIT, PRIME_A);
    walk.b = Math.imul(walk.b ^ FOREIGN_UNIT, PRIME_B);
  }
}

function addText(lanes: { a: number; b: number }, text: string, from = 0, to = text.length): void {
  let { a, b } = lanes;
  for (let index = from; index < to; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, PRIME_A);
    b = Math.imul(b ^ unit, PRIME_B);
  }
  lanes.a = a;
  lanes.b = b;
}

/** The finalizer of MurmurHash3: a lane by itself hardly spreads its last units. */
function mix(lane: number): number {
  let h = lane;
  h ^= h >>> 16;
  h = Math.imul(h, 2246822507);
  h ^= h >>> 13;
  h = Math.imul(h, 3266489909);
  h ^= h >>> 16;
  return h >>> 0;
}

function withSortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
