import { FILES_ROOT, SETTINGS_ROOT } from '@coedit/protocol';
import * as Y from 'yjs';
import { type RootKind, rootKindOf } from './document-shape.ts';
import { refuse } from './verdict.ts';

/** What the guard reads of a `Y.AbstractType`: how many units of its list are alive, the list, and its newest value per key. */
export interface RootType {
  readonly _length: number;
  readonly _start: Y.Item | null;
  readonly _map: ReadonlyMap<string, Y.Item>;
}

/** A root of the document, or one that the update would make, and what the update does to its text. */
export interface Root {
  readonly kind: RootKind;
  /** Null for a root that the document does not hold yet. */
  readonly type: RootType | null;
  added: number;
  removed: number;
}

/** Reads a document, and nothing else: asking Yjs itself for a root or a clean position would change it. */
export class KnownDocument {
  private readonly doc: Y.Doc;
  private readonly rootsByType = new Map<unknown, Root>();
  private readonly rootsByName = new Map<string, Root>();

  constructor(doc: Y.Doc) {
    this.doc = doc;
  }

  /** The clock behind the last unit of `client` that the document holds. */
  stateOf(client: number): number {
    const last = this.structsOf(client)?.at(-1);
    return last === undefined ? 0 : last.id.clock + last.length;
  }

  /** Clients that ever wrote in it. */
  get writers(): number {
    return this.doc.store.clients.size;
  }

  structsOf(client: number): ReadonlyArray<Y.Item | Y.GC> | undefined {
    return this.doc.store.clients.get(client);
  }

  /** The index of the struct that holds the unit; it must be within the known state. */
  indexAt(structs: ReadonlyArray<Y.Item | Y.GC>, clock: number): number {
    return Y.findIndexSS(structs as Array<Y.Item | Y.GC>, clock);
  }

  itemAt(client: number, clock: number): Y.Item {
    const structs = this.structsOf(client) ?? [];
    const struct = structs[this.indexAt(structs, clock)];
    // Without nested types there is nothing that Yjs would collect whole; deleted units stay as items.
    if (!(struct instanceof Y.Item)) return refuse('content', 'beside collected units');
    return struct;
  }

  rootOf(item: Y.Item): Root {
    const known = this.rootsByType.get(item.parent);
    if (known !== undefined) return known;
    const type = item.parent as RootType;
    const root: Root = { kind: this.kindOf(type), type, added: 0, removed: 0 };
    this.rootsByType.set(type, root);
    return root;
  }

  rootNamed(name: string): Root {
    const type = this.doc.share.get(name);
    const known = type === undefined ? this.rootsByName.get(name) : this.rootsByType.get(type);
    if (known !== undefined) return known;
    const kind =
      rootKindOf(name) ?? refuse('root-name', `no root is named ${JSON.stringify(name.slice(0, 80))}`);
    const root: Root = { kind, type: type ?? null, added: 0, removed: 0 };
    if (type === undefined) this.rootsByName.set(name, root);
    else this.rootsByType.set(type, root);
    return root;
  }

  get newRoots(): number {
    return this.rootsByName.size;
  }

  /** With those that the update would make. */
  get rootCount(): number {
    return this.doc.share.size + this.rootsByName.size;
  }

  /** The roots that the check has met. */
  *roots(): Iterable<Root> {
    yield* this.rootsByType.values();
    yield* this.rootsByName.values();
  }

  textChange(): { added: number; removed: number } {
    let added = 0;
    let removed = 0;
    for (const root of this.roots()) {
      added += root.added;
      removed += root.removed;
    }
    return { added, removed };
  }

  private kindOf(type: RootType): RootKind {
    if (this.doc.share.get(FILES_ROOT) === type) return 'files';
    return this.doc.share.get(SETTINGS_ROOT) === type ? 'settings' : 'text';
  }
}

export function textOf(item: Y.Item): string {
  return item.content instanceof Y.ContentString ? item.content.str : '';
}
