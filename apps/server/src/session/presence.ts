import { type Cursor, encodeCursorsMessage, encodeParticipantsMessage, PresenceKind } from '@coedit/protocol';
import type { Cancel, Clock } from './clock.ts';
import { type Participant, viewOf } from './participant.ts';
import type { Room } from './room.ts';

/** One screen frame: cursors that move more often than they can be painted are not worth a message. */
const FLUSH_MS = 16;

/**
 * Who is here and where their cursors are. Changes are collected and leave together, as the same bytes for all: n
 * people moving cost n small messages per flush, not n². Never stored.
 */
export class Presence {
  readonly #room: Room;
  readonly #clock: Clock;
  readonly #moved = new Set<Participant>();
  readonly #changed = new Map<Participant, PresenceKind>();
  /** Who lacks cursors because its connection was too slow for them: it gets everyone's when it has caught up. */
  readonly #owedCursors = new Set<Participant>();
  #cancelFlush: Cancel | null = null;

  constructor(room: Room, clock: Clock) {
    this.#room = room;
    this.#clock = clock;
  }

  /** To a participant that has just joined: everyone, itself included, and all their cursors. */
  introduceTo(newcomer: Participant): void {
    const everyone = [...this.#room.all()];
    const here = everyone.map((participant) => ({
      kind: PresenceKind.Here,
      participant: viewOf(participant),
    }));
    newcomer.connection.send(encodeParticipantsMessage(here));
    this.#sendCursors([newcomer], everyone);
  }

  joined(participant: Participant): void {
    this.#change(participant, PresenceKind.Joined);
  }

  changed(participant: Participant): void {
    if (!this.#changed.has(participant)) this.#change(participant, PresenceKind.Changed);
  }

  left(participant: Participant): void {
    this.#moved.delete(participant);
    this.#owedCursors.delete(participant);
    this.#change(participant, PresenceKind.Left);
  }

  /** Identity comes from the connection: the cursor is stamped with its sender's number. */
  moved(participant: Participant, cursor: Cursor): void {
    participant.cursor = { ...cursor, userId: participant.userId };
    this.#moved.add(participant);
    this.#schedule();
  }

  /** The connection can take bytes again. */
  drained(participant: Participant): void {
    if (!this.#owedCursors.delete(participant)) return;
    this.#sendCursors([participant], [...this.#room.all()]);
  }

  stop(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = null;
  }

  #change(participant: Participant, kind: PresenceKind): void {
    this.#changed.set(participant, kind);
    this.#schedule();
  }

  #schedule(): void {
    this.#cancelFlush ??= this.#clock.after(FLUSH_MS, () => this.#flush());
  }

  #flush(): void {
    this.#cancelFlush = null;
    if (this.#changed.size > 0) {
      const changes = [...this.#changed].map(([participant, kind]) => ({
        kind,
        participant: viewOf(participant),
      }));
      this.#changed.clear();
      this.#room.toPages(encodeParticipantsMessage(changes));
    }
    if (this.#moved.size > 0) {
      const moved = [...this.#moved];
      this.#moved.clear();
      this.#sendCursors(this.#room.all(), moved);
    }
  }

  #sendCursors(receivers: Iterable<Participant>, moved: readonly Participant[]): void {
    const cursors = moved.map((participant) => participant.cursor).filter((cursor) => cursor !== null);
    if (cursors.length === 0) return;
    const message = encodeCursorsMessage(cursors);
    for (const receiver of receivers) {
      if (receiver.connection.stock) continue;
      if (receiver.connection.congested) this.#owedCursors.add(receiver);
      else receiver.connection.send(message);
    }
  }
}

/**
 * The wished colour if nobody has it, else the one that `self` has already, else the lowest that is free: within a
 * session no two share an index.
 */
export function freeColour(
  wished: number,
  room: Room,
  self: Pick<Participant, 'userId' | 'colour'> | null,
  paletteSize: number,
): number {
  const taken = new Set<number>();
  for (const other of room.all()) if (other.userId !== self?.userId) taken.add(other.colour);
  if (wished < paletteSize && !taken.has(wished)) return wished;
  if (self !== null && !taken.has(self.colour)) return self.colour;
  let colour = 0;
  while (taken.has(colour)) colour += 1;
  return colour;
}
