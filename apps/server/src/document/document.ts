import { ContentDigest, readFileEntry, type WorkspaceFile, withDisplayPaths } from '@coedit/document';
import { FILES_ROOT, type FileId, isFileId, type Lineage, type NamedFile } from '@coedit/protocol';
import * as Y from 'yjs';
import {
  checkUpdate,
  countFiles,
  type GuardContext,
  type GuardLimits,
  measureTotals,
  namedBlobs,
  type Verdict,
} from './guard.ts';
import { Effort } from './list-order.ts';
import { Pieces } from './pieces.ts';
import { stateParts } from './state-parts.ts';
import { MOST_NEW_CLIENTS, type PartSize, partsOf } from './update-parts.ts';
import { Rejected } from './verdict.ts';

/** Who may write under which Yjs client id, asked by the guard. */
export type Authority = Pick<GuardContext, 'ownsClient' | 'mayMerge'>;

/** What came of an update: `change` is what is new to the document, to be journalled and relayed; null: nothing was. */
export interface Applied {
  readonly verdict: Verdict;
  readonly change: Uint8Array | null;
}

/** Each takes a few milliseconds to encode. */
const LARGE_LENGTH = 512 * 1024;
const LARGE_PIECES = 10_000;
const NOBODY: Authority = { ownsClient: () => false, mayMerge: () => false };
const NOTHING_NEW: Verdict = { kind: 'accept', novel: false, added: 0, removed: 0, filesChanged: false };

/** The same of several. */
export interface Run {
  readonly verdicts: readonly Verdict[];
  readonly change: Uint8Array | null;
}

/** Yjs threw while applying an update that the guard had accepted: the document in memory can no longer be trusted. */
export class DocumentBroken extends Error {
  override readonly name = 'DocumentBroken';
}

/**
 * A session's one Y.Doc. Applies or refuses; knows neither people nor storage.
 *
 * Invariant: nothing waits in the document (no pending structs or deletes): an update whose dependencies are missing
 * is not applied.
 */
export class SessionDocument {
  readonly lineage: Lineage;
  readonly #doc: Y.Doc;
  readonly #limits: GuardLimits;
  readonly #onStateEncoded: () => void;
  #totals: { sessionLength: number; files: number; blobBytes: number };
  #onFilesChanged: () => void = () => undefined;
  readonly #digest: ContentDigest;
  #version = 0;
  readonly #pieces: Pieces;
  #changes: Uint8Array[] = [];
  #stateVector: Uint8Array | null = null;
  #wholeState: Uint8Array | null = null;

  private constructor(doc: Y.Doc, lineage: Lineage, limits: GuardLimits, onStateEncoded: () => void) {
    this.#onStateEncoded = onStateEncoded;
    this.lineage = lineage;
    this.#doc = doc;
    this.#limits = limits;
    this.#totals = { ...measureTotals(doc) };
    this.#digest = new ContentDigest(doc);
    this.#pieces = new Pieces(doc);
    doc.on('update', (update: Uint8Array) => {
      this.#version += 1;
      this.#changes.push(update);
      this.#stateVector = null;
      this.#wholeState = null;
    });
  }

  /** Of a document that nobody else changes from now on. The rest as in `load`. */
  static of(doc: Y.Doc, lineage: Lineage, limits: GuardLimits, onStateEncoded: () => void): SessionDocument {
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      throw new DocumentBroken('the stored records leave a gap');
    return new SessionDocument(doc, lineage, limits, onStateEncoded);
  }

  /** Throws when what was stored does not make a whole document. `onStateEncoded`: all of it was, for a newcomer. */
  static load(
    stored: {
      readonly lineage: Lineage;
      readonly snapshot: Uint8Array | null;
      readonly tail: readonly Uint8Array[];
    },
    limits: GuardLimits,
    onStateEncoded: () => void = () => undefined,
  ): SessionDocument {
    const doc = new Y.Doc();
    // One transaction for the whole tail: the clean-up behind each costs more than the updates themselves.
    doc.transact(() => {
      if (stored.snapshot !== null) Y.applyUpdateV2(doc, stored.snapshot, 'load');
      for (const update of stored.tail) Y.applyUpdate(doc, update, 'load');
    }, 'load');
    return SessionDocument.of(doc, stored.lineage, limits, onStateEncoded);
  }

  /** UTF-16 units of all texts. */
  get length(): number {
    return this.#totals.sessionLength;
  }

  /** The same with the bytes of blobs that count: what the limit of a session is about. */
  get filledLength(): number {
    return this.#totals.sessionLength + this.#totals.blobBytes;
  }

  /** Told by who keeps the blobs, whenever it is another number. */
  set blobBytes(bytes: number) {
    this.#totals.blobBytes = bytes;
  }

  /** Entries of `files` were set or deleted. One listener: who keeps the blobs. */
  set onFilesChanged(listener: () => void) {
    this.#onFilesChanged = listener;
  }

  /** Hashes of the blobs that files name now. */
  namedBlobs(): ReadonlySet<string> {
    return namedBlobs(this.#doc);
  }

  /** So large that writing or reading all of it at once would keep everybody waiting. */
  get isLarge(): boolean {
    return this.length > LARGE_LENGTH || this.#pieces.count > LARGE_PIECES;
  }

  /** Another number after every change. */
  get version(): number {
    return this.#version;
  }

  /** Of all content. Null while there is more to do: each call goes on for about `budget` UTF-16 units. */
  digest(budget: number): Uint8Array | null {
    return this.#digest.current ?? this.#digest.work(budget);
  }

  /** Yjs clients that ever wrote in it. */
  get clientCount(): number {
    return this.#doc.store.clients.size;
  }

  /** The Yjs client id of the server's own edits. */
  get clientId(): number {
    return this.#doc.clientID;
  }

  /** Checks the update whole, then applies it. Throws `DocumentBroken` if Yjs fails on it all the same. */
  apply(
    update: Uint8Array,
    kind: GuardContext['kind'],
    authority: Authority,
    effort = new Effort(),
  ): Applied {
    const verdict = this.check(update, kind, authority, effort);
    if (verdict.kind !== 'accept' || !verdict.novel) return { verdict, change: null };
    try {
      Y.applyUpdate(this.#doc, update, 'remote');
    } catch (error) {
      throw new DocumentBroken('Yjs failed on a checked update', { cause: error });
    }
    if (this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null) {
      throw new DocumentBroken('a checked update left something pending');
    }
    this.#totals.sessionLength += verdict.added - verdict.removed;
    if (verdict.filesChanged) {
      this.#totals.files = countFiles(this.#doc);
      this.#onFilesChanged();
    }
    return { verdict, change: this.#takeChange() };
  }

  /**
   * The same for updates that follow one another, in one Yjs transaction: its clean-up and the encoding of what is new
   * cost more than the updates. Ends with the first that is not accepted. There is a verdict for each that was looked at.
   */
  applyRun(updates: readonly Uint8Array[], authority: Authority): Run {
    const verdicts: Verdict[] = [];
    this.#doc.transact(() => {
      for (const update of updates) {
        const { verdict } = this.apply(update, 'update', authority);
        verdicts.push(verdict);
        if (verdict.kind !== 'accept') return;
      }
    }, 'remote');
    return { verdicts, change: this.#takeChange() };
  }

  /**
   * The same for an update so large that checking and applying it at once would keep everybody waiting: part by part,
   * each checked and applied whole. Hands out what each part changed; null is a point to pause at. What others edit
   * between two parts is as welcome as before and after them. Ends with the verdict; one that is not 'accept' leaves the
   * parts before it in the document, where each is as whole as an update that came alone.
   */
  *applyInParts(
    update: Uint8Array,
    kind: GuardContext['kind'],
    authority: Authority,
    size: PartSize,
  ): Generator<Uint8Array | null, Verdict> {
    let verdict: Verdict = NOTHING_NEW;
    const effort = new Effort();
    const parts = this.#partsOf(update, size);
    for (let next = parts.next(); ; next = parts.next()) {
      if (next.done === true) return next.value ?? verdict;
      if (next.value === null) {
        yield null;
        continue;
      }
      const applied = this.apply(next.value, kind, authority, effort);
      if (applied.verdict.kind !== 'accept') return applied.verdict;
      if (applied.verdict.novel) verdict = applied.verdict;
      yield applied.change;
    }
  }

  /** Whether the document holds all of a large update already, found out in steps. */
  *holdsInSteps(update: Uint8Array, size: PartSize): Generator<null, boolean> {
    const parts = this.#partsOf(update, size);
    for (let next = parts.next(); ; next = parts.next()) {
      if (next.done === true) return next.value === null;
      if (next.value !== null && !this.holds(next.value)) return false;
      yield null;
    }
  }

  holds(update: Uint8Array): boolean {
    const verdict = this.check(update, 'step2', NOBODY);
    return verdict.kind === 'accept' && !verdict.novel;
  }

  /** An edit by the server itself (HTTP). Returns what is new, or null. */
  edit(change: (doc: Y.Doc) => void): Uint8Array | null {
    this.#doc.transact(() => change(this.#doc), 'server');
    this.#totals = { ...measureTotals(this.#doc), blobBytes: this.#totals.blobBytes };
    this.#onFilesChanged();
    return this.#takeChange();
  }

  stateVector(): Uint8Array {
    this.#stateVector ??= Y.encodeStateVector(this.#doc);
    return this.#stateVector;
  }

  /** What a holder of `stateVector` lacks, as one v1 update. Encoded once per version for those who have nothing. */
  difference(stateVector: Uint8Array): Uint8Array {
    if (!holdsNothing(stateVector)) return Y.encodeStateAsUpdate(this.#doc, stateVector);
    this.#wholeState ??= this.#encodeState();
    return this.#wholeState;
  }

  /**
   * The same for a large document: in parts that build only on those before them. Null is a point to pause at. What is
   * changed meanwhile may be in it or not, so whoever takes it needs those updates too.
   */
  differenceInParts(stateVector: Uint8Array, size: PartSize): Generator<Uint8Array | null, void> {
    const known = stateVector.length === 0 ? new Map<number, number>() : Y.decodeStateVector(stateVector);
    return stateParts(this.#doc, known, size);
  }

  /** All of it, for those who join. */
  stateInParts(size: PartSize): Generator<Uint8Array | null, void> {
    this.#onStateEncoded();
    return stateParts(this.#doc, new Map(), size);
  }

  #encodeState(): Uint8Array {
    this.#onStateEncoded();
    return Y.encodeStateAsUpdate(this.#doc);
  }

  /** v2, for our own storage only. */
  snapshot(): Uint8Array {
    return Y.encodeStateAsUpdateV2(this.#doc);
  }

  /** The files by path; of two with one path the later is shown as ` (2)`. */
  files(): readonly WorkspaceFile[] {
    const files: NamedFile[] = [];
    for (const [id, entry] of this.#doc.getMap(FILES_ROOT)) {
      const file = readFileEntry(id, entry);
      if (file !== null) files.push(file);
    }
    return withDisplayPaths(files);
  }

  text(id: FileId): string {
    return this.#doc.getText(id).toString();
  }

  /** Resolves a relative position to the file it is in and a 1-based line and column there; null if it is not known. */
  locate(position: Y.RelativePosition): { fileId: FileId; line: number; column: number } | null {
    const absolute = Y.createAbsolutePositionFromRelativePosition(position, this.#doc);
    if (absolute === null || !(absolute.type instanceof Y.Text)) return null;
    const fileId = Y.findRootTypeKey(absolute.type);
    if (!isFileId(fileId)) return null;
    const before = absolute.type.toString().slice(0, absolute.index);
    const lineStart = before.lastIndexOf('\n') + 1;
    return { fileId, line: before.split('\n').length, column: before.length - lineStart + 1 };
  }

  destroy(): void {
    this.#doc.destroy();
  }

  /** The guard's verdict, without applying. */
  check(
    update: Uint8Array,
    kind: GuardContext['kind'],
    authority: Authority,
    effort = new Effort(),
  ): Verdict {
    const doc = this.#doc;
    const verdict = checkUpdate(update, {
      // By name: a spread of what the caller made costs more than the rest of a keystroke's check.
      ownsClient: (client) => authority.ownsClient(client),
      mayMerge: (client) => authority.mayMerge(client),
      doc,
      kind,
      limits: this.#limits,
      totals: this.#totals,
      effort,
    });
    if (verdict.kind !== 'accept' || !verdict.novel) return verdict;
    if (this.#pieces.countBefore(update.length) <= this.#limits.maxPieces) return verdict;
    return { kind: 'refuse', reason: 'too-large', detail: 'the session is cut into too many pieces' };
  }

  /** Ends with the verdict on what could not be cut into parts; null: all parts were handed out. */
  *#partsOf(update: Uint8Array, size: PartSize): Generator<Uint8Array | null, Verdict | null> {
    const stateOf = (client: number): number => Y.getState(this.#doc.store, client);
    try {
      yield* partsOf({ update, stateOf, size, newClients: MOST_NEW_CLIENTS });
      return null;
    } catch (error) {
      if (error instanceof Rejected) return error.verdict;
      throw error;
    }
  }

  #takeChange(): Uint8Array | null {
    const changes = this.#changes;
    this.#changes = [];
    if (changes.length === 0) return null;
    const [first] = changes;
    return changes.length === 1 && first !== undefined ? first : Y.mergeUpdates(changes);
  }
}

/** A state vector without entries is the one byte 0; stock clients may send no byte at all. */
export function holdsNothing(stateVector: Uint8Array): boolean {
  return stateVector.length === 0 || (stateVector.length === 1 && stateVector[0] === 0);
}
