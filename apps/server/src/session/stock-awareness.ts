import {
  AWARENESS_LEFT,
  type AwarenessEntry,
  cleanName,
  colourOf,
  encodeAwarenessMessage,
} from '@coedit/protocol';
import * as Y from 'yjs';
import type { ClientIds } from '../document/client-ids.ts';
import type { Cancel, Clock } from './clock.ts';
import type { Participant } from './participant.ts';
import type { Room } from './room.ts';

export interface StockAwarenessOptions {
  readonly room: Room;
  readonly ids: ClientIds;
  readonly clock: Clock;
  /** Code points. */
  readonly nameLength: number;
  /** The participant's name, as others see it, changed. */
  readonly onRenamed: (participant: Participant) => void;
}

/** At most 5 times a second. */
const FLUSH_MS = 200;
/** Stock clients forget a state that was not renewed for 30 s, and hang up after 30 s of silence. */
const RENEW_MS = 14_000;
const MOST_DEPTH = 4;
/** The clocks of our own states follow the time of day in ticks of this; more of them than a state can change. */
const TICK_MS = 100;
/** Ids of pages remembered; the oldest go first. */
const MOST_REMEMBERED = 10_000;

interface Spoken {
  readonly entry: AwarenessEntry;
  readonly owner: Participant;
}

/**
 * The bridge between cursors and the awareness of stock clients (y-websocket providers, which know message types 0 to
 * 3 only): they are shown each Coedit participant as an awareness state, and what they say of themselves is relayed.
 */
export class StockAwareness {
  readonly #options: StockAwarenessOptions;
  /** States that clients spoke themselves, by Yjs client id. */
  readonly #spoken = new Map<number, Spoken>();
  /** Pages whose state stock clients have not seen yet. */
  readonly #dirty = new Set<Participant>();
  /** Under which id each page was shown last. */
  readonly #shown = new Map<Participant, number>();
  /** The newest clock of each id that we showed; also of pages that left, see `#isEcho`. */
  readonly #clocks = new Map<number, number>();
  #cancelFlush: Cancel | null = null;
  #cancelRenewal: Cancel;

  constructor(options: StockAwarenessOptions) {
    this.#options = options;
    this.#cancelRenewal = options.clock.after(RENEW_MS, () => this.#renew());
  }

  /** Everything a newcomer of either kind should know. */
  introduceTo(newcomer: Participant): void {
    const entries = this.#spokenEntries();
    if (newcomer.connection.stock) {
      for (const participant of this.#pages()) entries.push(this.#entryFor(participant));
    }
    if (entries.length > 0) newcomer.connection.send(encodeAwarenessMessage(entries));
  }

  /** A participant speaks only for the ids it introduced; what it says of others is dropped (stock clients time others out by themselves). */
  receive(sender: Participant, entries: readonly AwarenessEntry[]): void {
    const accepted = entries.filter((entry) => this.#accept(sender, entry));
    if (accepted.length === 0) return;
    const message = encodeAwarenessMessage(accepted);
    for (const receiver of this.#options.room.all()) {
      if (receiver !== sender && !receiver.connection.congested) receiver.connection.send(message);
    }
  }

  /** Name, colour, state or cursor of a page changed. */
  changed(participant: Participant): void {
    // Whoever comes later is told of everyone as they are then.
    if (participant.connection.stock || !this.#options.room.hasStock) return;
    this.#dirty.add(participant);
    this.#cancelFlush ??= this.#options.clock.after(FLUSH_MS, () => this.#flush());
  }

  /** Call after it left the room. */
  left(participant: Participant): void {
    this.#dirty.delete(participant);
    const gone: AwarenessEntry[] = [];
    for (const [clientId, { entry, owner }] of this.#spoken) {
      if (owner !== participant) continue;
      this.#spoken.delete(clientId);
      gone.push({ clientId, clock: entry.clock + 1, json: AWARENESS_LEFT });
    }
    if (gone.length > 0) this.#options.room.toAll(encodeAwarenessMessage(gone));
    const shownAs = this.#shown.get(participant);
    if (shownAs === undefined) return;
    this.#shown.delete(participant);
    this.#options.room.toStock(encodeAwarenessMessage([this.#goneEntry(shownAs)]));
  }

  stop(): void {
    this.#cancelFlush?.();
    this.#cancelRenewal();
  }

  #accept(sender: Participant, entry: AwarenessEntry): boolean {
    const { clientId, clock, json } = entry;
    const known = this.#spoken.get(clientId);
    if (known !== undefined && (known.owner !== sender || clock < known.entry.clock)) return false;
    // "Left" introduces nobody: of an id that the sender never spoke for it is an echo.
    if (json === AWARENESS_LEFT) return this.#spoken.delete(clientId);
    if (this.#speaksForAnother(sender, clientId) || this.#isEcho(sender, clientId)) return false;
    const state = parseState(json);
    if (state === null || !this.#options.ids.claim(clientId, sender)) return false;
    this.#spoken.set(clientId, { entry, owner: sender });
    if (sender.connection.stock) this.#adopt(sender, clientId, state);
    return true;
  }

  /**
   * Stock clients send back whatever they hear of others. A page's id must not become theirs by that while the page is
   * away: it could not write under its own id when it comes back.
   */
  #isEcho(sender: Participant, clientId: number): boolean {
    return sender.connection.stock && this.#clocks.has(clientId);
  }

  /** One state per participant. */
  #speaksForAnother(sender: Participant, clientId: number): boolean {
    for (const [id, { owner }] of this.#spoken) if (owner === sender && id !== clientId) return true;
    return false;
  }

  /** A stock client tells its name and Yjs client id only here. */
  #adopt(sender: Participant, clientId: number, state: object): void {
    const user: unknown = 'user' in state ? state.user : null;
    const told = typeof user === 'object' && user !== null && 'name' in user ? user.name : null;
    const name = typeof told === 'string' ? cleanName(told, this.#options.nameLength) : '';
    const changed = sender.yjsClientId !== clientId || (name !== '' && name !== sender.name);
    sender.yjsClientId = clientId;
    if (name !== '') this.#options.room.rename(sender, name);
    if (changed) this.#options.onRenamed(sender);
  }

  #flush(): void {
    this.#cancelFlush = null;
    const entries = [...this.#dirty].flatMap((participant) => this.#entriesOf(participant));
    this.#dirty.clear();
    if (entries.length > 0) this.#options.room.toStock(encodeAwarenessMessage(entries));
  }

  /** Also the message that keeps a silent line alive, for pages too: an empty list changes nothing. */
  #renew(): void {
    if (this.#options.room.hasStock) {
      const entries = this.#pages().flatMap((participant) => this.#entriesOf(participant));
      this.#options.room.toStock(encodeAwarenessMessage(entries));
    }
    this.#options.room.toPages(encodeAwarenessMessage([]));
    this.#cancelRenewal = this.#options.clock.after(RENEW_MS, () => this.#renew());
  }

  #pages(): Participant[] {
    return [...this.#options.room.all()].filter((participant) => !participant.connection.stock);
  }

  #spokenEntries(): AwarenessEntry[] {
    return [...this.#spoken.values()].map(({ entry }) => entry);
  }

  /** The page's state, for all; before it, if it took another id since, that it is gone from the old one. */
  #entriesOf(participant: Participant): AwarenessEntry[] {
    const before = this.#shown.get(participant);
    const clientId = shownIdOf(participant);
    this.#shown.set(participant, clientId);
    const entry = this.#entryFor(participant);
    return before === undefined || before === clientId ? [entry] : [this.#goneEntry(before), entry];
  }

  /** The page's state under the id that the others know it by. */
  #entryFor(participant: Participant): AwarenessEntry {
    const clientId = this.#shown.get(participant) ?? shownIdOf(participant);
    this.#shown.set(participant, clientId);
    return { clientId, clock: this.#nextClock(clientId), json: JSON.stringify(stateOf(participant)) };
  }

  #goneEntry(clientId: number): AwarenessEntry {
    return { clientId, clock: this.#nextClock(clientId), json: AWARENESS_LEFT };
  }

  /** From the time of day, so that a page that comes back under its old id is newer than what was said of it before. */
  #nextClock(clientId: number): number {
    const clock = Math.max(
      (this.#clocks.get(clientId) ?? 0) + 1,
      Math.floor(this.#options.clock.now() / TICK_MS),
    );
    this.#clocks.delete(clientId);
    this.#clocks.set(clientId, clock);
    if (this.#clocks.size > MOST_REMEMBERED) this.#forgetOldest();
    return clock;
  }

  #forgetOldest(): void {
    const [oldest] = this.#clocks.keys();
    if (oldest !== undefined) this.#clocks.delete(oldest);
  }
}

/** A participant without a Yjs document is shown under its userId. */
function shownIdOf(participant: Participant): number {
  return participant.yjsClientId === 0 ? participant.userId : participant.yjsClientId;
}

/** The shape that y-codemirror.next reads. */
function stateOf(participant: Participant): object {
  const colour = colourOf(participant.colour);
  const user = { name: participant.name, color: colour.dark, colorLight: `${colour.dark}33` };
  const selection = participant.cursor?.line === 0 ? undefined : participant.cursor?.selections[0];
  if (selection === undefined) return { user };
  return { user, cursor: { anchor: positionOf(selection.anchor), head: positionOf(selection.head) } };
}

/** With its nulls: stock clients compare the fields with null and fail on ones that are missing. */
function positionOf(encoded: Uint8Array): object {
  const { type, tname, item, assoc } = Y.decodeRelativePosition(encoded);
  return { type, tname, item, assoc };
}

function parseState(json: string): object | null {
  try {
    const state: unknown = JSON.parse(json);
    return typeof state === 'object' && state !== null && depthOf(state) <= MOST_DEPTH ? state : null;
  } catch {
    return null;
  }
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, depthOf(inner));
  return deepest + 1;
}
