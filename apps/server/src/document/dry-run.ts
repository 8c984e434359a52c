import { checkContent, type ShapeRules, tearsPair } from './document-shape.ts';
import { type KnownDocument, type Root, textOf } from './known-document.ts';
import type { Section, Struct, UnitId } from './update-reader.ts';
import { refuse, resync } from './verdict.ts';

/** Where a struct of the update would stand. */
export interface Place {
  readonly root: Root;
  /** The key in a map; null in a text. */
  readonly key: string | null;
  /** Set when the same update deletes it again. */
  gone: boolean;
}

export interface MapWrite {
  readonly place: Place;
  /** False where it brings only what was deleted before it was sent. */
  readonly isValue: boolean;
}

/** A run of units that is new in a text or among the values of a key. */
export interface ListWrite {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
  readonly origin: UnitId | null;
  readonly rightOrigin: UnitId | null;
  readonly root: Root;
  readonly key: string | null;
}

/** One unit, of the document or of the update, as a neighbour for others. */
interface Unit {
  readonly root: Root;
  readonly key: string | null;
  readonly text: string;
  /** Where in `text` the unit is. */
  readonly offset: number;
}

/** The structs of one client while they are placed one after the other. */
export class SectionRun {
  readonly client: number;
  readonly structs: readonly Struct[];
  readonly start: number;
  /** The document's state of the client. */
  readonly known: number;
  readonly end: number;
  /** Of the structs placed so far. */
  readonly places: Array<Place | null> = [];
  /** Whether it is on the stack of those that wait for another. */
  waiting = false;

  constructor(section: Section, known: number) {
    this.client = section.client;
    this.structs = section.structs;
    this.start = section.start;
    this.known = known;
    this.end = section.end;
  }

  get next(): Struct | undefined {
    return this.structs[this.places.length];
  }

  indexAt(clock: number): number {
    let low = 0;
    let high = this.structs.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.structs[middle] as Struct).end <= clock) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Goes through the structs in the order in which Yjs would integrate them, without doing it, and finds out of each
 * where it would stand. Also those that the document holds already: Yjs looks up, and cuts apart, their neighbours too.
 */
export class DryRun {
  readonly runs = new Map<number, SectionRun>();
  /** What is new in maps. */
  readonly mapWrites: MapWrite[] = [];
  /** All that is new, in the order of integration. */
  readonly listWrites: ListWrite[] = [];
  private readonly document: KnownDocument;
  private readonly rules: ShapeRules;

  constructor(document: KnownDocument, rules: ShapeRules) {
    this.document = document;
    this.rules = rules;
  }

  get writesFiles(): boolean {
    return this.mapWrites.some(({ place }) => place.root.kind === 'files');
  }

  add(section: Section): SectionRun {
    const run = new SectionRun(section, this.document.stateOf(section.client));
    this.runs.set(section.client, run);
    return run;
  }

  placeAll(): void {
    for (const run of this.runs.values()) {
      if (run.start > run.known) resync();
    }
    for (const run of this.runs.values()) this.placeRun(run);
  }

  /**
   * A blocked struct lets the client that it waits for go one step, as in Yjs. Of structs that wait for one another
   * in a circle, Yjs would keep all as pending.
   */
  private placeRun(first: SectionRun): void {
    const stack = [first];
    for (let run = stack.at(-1); run !== undefined; run = stack.at(-1)) {
      run.waiting = true;
      const struct = run.next;
      const blocker = struct === undefined ? null : this.blockerOf(struct, run);
      if (blocker !== null) {
        if (blocker.waiting) refuse('malformed', 'structs that wait for one another');
        stack.push(blocker);
        continue;
      }
      if (struct !== undefined) run.places.push(this.place(struct, run));
      if (struct === undefined || stack.length > 1) {
        run.waiting = false;
        stack.pop();
      }
    }
  }

  private blockerOf(struct: Struct, run: SectionRun): SectionRun | null {
    return this.missing(struct.origin, struct, run) ?? this.missing(struct.rightOrigin, struct, run);
  }

  private missing(neighbour: UnitId | null, struct: Struct, run: SectionRun): SectionRun | null {
    if (neighbour === null) return null;
    if (neighbour.client === run.client) {
      if (neighbour.clock >= struct.clock) refuse('malformed', 'a struct that builds on a later one');
      return null;
    }
    const other = this.runs.get(neighbour.client);
    if (other === undefined) {
      if (neighbour.clock >= this.document.stateOf(neighbour.client)) resync();
      return null;
    }
    if (neighbour.clock < other.known) return null;
    if (neighbour.clock >= other.end) resync();
    const next = other.next;
    return next !== undefined && neighbour.clock >= next.clock ? other : null;
  }

  private place(struct: Struct, run: SectionRun): Place | null {
    const isKnown = struct.end <= run.known;
    if (struct.kind === 'skip') return isKnown ? null : resync();
    if (struct.kind === 'gc') return isKnown ? null : refuse('content', 'collected units');

    const left = struct.origin === null ? null : this.unitAt(struct.origin);
    if (left !== null && tearsPair(left.text, left.offset + 1)) refuse('content', 'half a surrogate pair');
    const right = struct.rightOrigin === null ? null : this.unitAt(struct.rightOrigin);
    if (right !== null && tearsPair(right.text, right.offset)) refuse('content', 'half a surrogate pair');
    const place = this.parentOf(struct, left, right);
    // Naming a root makes it, even in a struct that Yjs then ignores.
    if (isKnown) {
      if (place.root.type === null) refuse('content', 'a known struct elsewhere than it was');
      return place;
    }
    if (struct.clock < run.known) this.checkContinuation(struct, run, place);
    checkContent(struct, place.root.kind, place.key, this.rules);
    this.note(struct, run, place);
    return place;
  }

  private note({ kind, clock, end, origin, rightOrigin }: Struct, run: SectionRun, place: Place): void {
    const { client, known } = run;
    const { root, key } = place;
    const start = Math.max(clock, known);
    const left = start === clock ? origin : { client, clock: start - 1 };
    this.listWrites.push({ client, clock: start, end, origin: left, rightOrigin, root, key });
    if (root.kind !== 'text') this.mapWrites.push({ place, isValue: kind === 'values' });
    else if (kind === 'text') root.added += end - start;
  }

  private parentOf(struct: Struct, left: Unit | null, right: Unit | null): Place {
    const neighbour = left ?? right;
    if (neighbour === null) {
      // The reader sees to it that a struct has a neighbour or a root's name.
      return { root: this.document.rootNamed(struct.rootName ?? ''), key: struct.key, gone: false };
    }
    if (left !== null && right !== null) expectSiblings(left, right);
    return { root: neighbour.root, key: neighbour.key, gone: false };
  }

  /** Of a struct known in part, Yjs puts the rest behind the known part, but into the parent that the struct names. */
  private checkContinuation(struct: Struct, run: SectionRun, place: Place): void {
    const before = this.unitAt({ client: run.client, clock: run.known - 1 });
    expectSiblings(before, place);
    if (tearsPair(struct.text, run.known - struct.clock)) refuse('content', 'half a surrogate pair');
  }

  private unitAt(id: UnitId): Unit {
    const run = this.runs.get(id.client);
    if (run === undefined || id.clock < run.known) {
      const item = this.document.itemAt(id.client, id.clock);
      const offset = id.clock - item.id.clock;
      return { root: this.document.rootOf(item), key: item.parentSub, text: textOf(item), offset };
    }
    const index = run.indexAt(id.clock);
    const struct = run.structs[index];
    const place = run.places[index];
    if (struct === undefined || !place) return refuse('malformed', 'a neighbour that is not there');
    return { root: place.root, key: place.key, text: struct.text, offset: id.clock - struct.clock };
  }
}

function expectSiblings(one: Pick<Unit, 'root' | 'key'>, other: Pick<Unit, 'root' | 'key'>): void {
  if (one.root !== other.root || one.key !== other.key) refuse('content', 'neighbours in different places');
}
