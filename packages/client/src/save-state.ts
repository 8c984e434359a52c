import { SyncKind } from '@coedit/protocol';
import { Computed, type Readable } from './readable.ts';

export type SaveStatus =
  /** All my edits are on the server's disk. */
  | { readonly kind: 'saved' }
  /** Online; something is not yet committed. */
  | { readonly kind: 'saving' }
  /** Not online; `edits` (local transactions not known to be saved) wait here. May be 0. */
  | { readonly kind: 'offline'; readonly edits: number };

const SAVED: SaveStatus = { kind: 'saved' };
const SAVING: SaveStatus = { kind: 'saving' };

/** While the server does not commit, neighbours are joined (to the later number: never too early) beyond this. */
const MOST_ENTRIES = 512;

/**
 * Whether my edits are on the server's disk. The server counts the sync messages (step 2, update) of a connection
 * and tells how many of the first are saved; this counts the same messages as they leave. A new connection starts at
 * nought, and what the old one had sent without an answer counts as unsaved: its step 2 covers it again.
 */
export class SaveState {
  readonly #status = new Computed<SaveStatus>(() => this.#compute());
  /** Sent on this connection and not yet told saved: message number and how many edits it brought. */
  #underway: { readonly number: number; readonly edits: number }[] = [];
  /** Edits that no message of this connection holds. */
  #waiting: number;
  #sent = 0;
  #saved = 0;
  #step2Sent = false;
  #online = false;

  constructor(unsavedEdits: number) {
    this.#waiting = unsavedEdits;
  }

  get status(): Readable<SaveStatus> {
    return this.#status;
  }

  /** Local transactions not known to be saved. */
  get unsavedEdits(): number {
    return this.#underway.reduce((sum, entry) => sum + entry.edits, this.#waiting);
  }

  /** A local transaction changed the document. Called before the message that holds it leaves. */
  edited(): void {
    this.#waiting += 1;
    this.#update();
  }

  /** A counted message leaves. It holds every edit that waited: an update its own, a step 2 all. */
  sent(kind: SyncKind): void {
    this.#sent += 1;
    if (kind === SyncKind.Step2) this.#step2Covers();
    const last = this.#underway.length >= MOST_ENTRIES ? this.#underway.pop() : undefined;
    this.#underway.push({ number: this.#sent, edits: this.#waiting + (last?.edits ?? 0) });
    this.#waiting = 0;
    this.#update();
  }

  /**
   * The server asks for a step 2 again when it could not take an update. Its answer may leave in parts, of which the
   * first already lets the server's number pass that update: so only the last part's number saves what was under way.
   */
  #step2Covers(): void {
    this.#step2Sent = true;
    this.#waiting = this.unsavedEdits;
    this.#underway = [];
  }

  /** A part of a step 2 leaves that is not its last: what waits counts as held only by the last. */
  sentPart(): void {
    this.#sent += 1;
  }

  /** The server says that the first `count` of them are saved. */
  saved(count: number): void {
    this.#saved = Math.max(this.#saved, count);
    const rest = this.#underway.findIndex((entry) => entry.number > count);
    this.#underway.splice(0, rest < 0 ? this.#underway.length : rest);
    this.#update();
  }

  online(): void {
    this.#online = true;
    this.#update();
  }

  lost(): void {
    this.#waiting = this.unsavedEdits;
    this.#underway = [];
    this.#sent = 0;
    this.#saved = 0;
    this.#step2Sent = false;
    this.#online = false;
    this.#update();
  }

  #compute(): SaveStatus {
    if (!this.#online) return { kind: 'offline', edits: this.unsavedEdits };
    const saved = this.#step2Sent && this.#saved >= this.#sent && this.#waiting === 0;
    return saved ? SAVED : SAVING;
  }

  #update(): void {
    const before = this.#status.get();
    const after = this.#compute();
    if (
      before.kind === after.kind &&
      (before.kind !== 'offline' || after.kind !== 'offline' || before.edits === after.edits)
    ) {
      return;
    }
    this.#status.invalidate();
  }
}
