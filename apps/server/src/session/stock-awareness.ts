import {
  AWARENESS_LEFT,
  type AwarenessEntry,
  cleanName,
  colourOf,
  encodeAwarenessMessage,
  MAX_AWARENESS_STATE_BYTES,
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
/** How many clock ticks a second the clocks of our own states run on; more than they can change. */
const TICK_MS = 100;

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
      for (const participant of this.#pages()) entries.push(this.#entryOf(participant));
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
    if (participant.connection.stock) return;
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
    if (participant.connection.stock) return;
    const clientId = shownIdOf(participant);
    this.#options.room.toStock(
      encodeAwarenessMessage([{ clientId, clock: this.#nextClock(clientId), json: AWARENESS_LEFT }]),
    );
    this.#clocks.delete(clientId);
  }

  stop(): void {
    this.#cancelFlush?.();
    this.#cancelRenewal();
  }

  #accept(sender: Participant, entry: AwarenessEntry): boolean {
    if (!this.#options.ids.claim(entry.clientId, sender)) return false;
    const known = this.#spoken.get(entry.clientId);
    if (known !== undefined && entry.clock < known.entry.clock) return false;
    if (entry.json === AWARENESS_LEFT) {
      this.#spoken.delete(entry.clientId);
      return known !== undefined;
    }
    if (entry.json.length > MAX_AWARENESS_STATE_BYTES) return false;
    const state = parseState(entry.json);
    if (state === null || this.#speaksForAnother(sender, entry.clientId)) return false;
    this.#spoken.set(entry.clientId, { entry, owner: sender });
    if (sender.connection.stock) this.#adopt(sender, entry.clientId, state);
    return true;
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
    if (name !== '') sender.name = name;
    if (changed) this.#options.onRenamed(sender);
  }

  #flush(): void {
    this.#cancelFlush = null;
    const entries = [...this.#dirty].map((participant) => this.#entryOf(participant));
    this.#dirty.clear();
    if (entries.length > 0) this.#options.room.toStock(encodeAwarenessMessage(entries));
  }

  /** Also the message that keeps a silent line alive, for pages too: an empty list changes nothing. */
  #renew(): void {
    const entries = this.#pages().map((participant) => this.#entryOf(participant));
    this.#options.room.toStock(encodeAwarenessMessage(entries));
    this.#options.room.toPages(encodeAwarenessMessage([]));
    this.#cancelRenewal = this.#options.clock.after(RENEW_MS, () => this.#renew());
  }

  #pages(): Participant[] {
    return [...this.#options.room.all()].filter((participant) => !participant.connection.stock);
  }

  #spokenEntries(): AwarenessEntry[] {
    return [...this.#spoken.values()].map(({ entry }) => entry);
  }

  #entryOf(participant: Participant): AwarenessEntry {
    const clientId = shownIdOf(participant);
    return { clientId, clock: this.#nextClock(clientId), json: JSON.stringify(stateOf(participant)) };
  }

  /** From the time of day, so that a page that comes back under its old id is newer than what was said of it before. */
  #nextClock(clientId: number): number {
    const clock = Math.max(
      (this.#clocks.get(clientId) ?? 0) + 1,
      Math.floor(this.#options.clock.now() / TICK_MS),
    );
    this.#clocks.set(clientId, clock);
    return clock;
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
