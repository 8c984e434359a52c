import {
  bytesLeft,
  encodeCursorsMessage,
  encodeParticipantsMessage,
  MalformedMessage,
  PresenceKind,
} from '@coedit/protocol';
import type { Decoder } from 'lib0/decoding';
import type { Cancel, Clock } from './clock.ts';
import { readCursor } from './cursor-reading.ts';
import type { Participant } from './participant.ts';
import type { Room } from './room.ts';

/** One screen frame: cursors that move more often than they can be painted are not worth a message. */
const FLUSH_MS = 16;
/** More than all selections that are allowed take: what waits to be read has a bound. */
const MOST_CURSOR_BYTES = 640 * 1024;
/**
 * Rest behind each cursor that was sent: a receiver gets about 450 a second at most, however many people move. Ten who
 * move are seen at 45 Hz, fifty at 9 Hz. Without it a hundred people's carets cost as much as their text.
 */
const REST_PER_CURSOR_MS = 2.2;

export interface PresenceOptions {
  readonly room: Room;
  readonly clock: Clock;
  /** Its cursor is another one now. */
  readonly onMoved: (participant: Participant) => void;
  /** What it sent as its cursor is none. */
  readonly onFailed: (participant: Participant, error: unknown) => void;
}

/**
 * Who is here and where their cursors are. Changes are collected and leave together, as the same bytes for all: n
 * people moving cost n small messages per flush, not n². Never stored.
 */
export class Presence {
  readonly #options: PresenceOptions;
  /**
   * The newest cursor of each, unread: many are overtaken by a newer one, and reading all at once costs a fraction of
   * reading one whenever it comes.
   */
  readonly #moved = new Map<Participant, Decoder>();
  readonly #changed = new Map<Participant, PresenceKind>();
  readonly #newcomers = new Set<Participant>();
  /** Who lacks cursors because its connection was too slow for them: it gets everyone's when it has caught up. */
  readonly #owedCursors = new Set<Participant>();
  #cancelFlush: Cancel | null = null;
  #restUntil = 0;

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  /**
   * To a participant that has just joined: everyone, itself included, and all their cursors. With the next flush, so that
   * the many who come back at once after a restart are told by the same bytes.
   */
  introduceTo(newcomer: Participant): void {
    this.#newcomers.add(newcomer);
    this.#schedule();
  }

  joined(participant: Participant): void {
    this.#change(participant, PresenceKind.Joined);
  }

  changed(participant: Participant): void {
    if (!this.#changed.has(participant)) this.#change(participant, PresenceKind.Changed);
  }

  left(participant: Participant): void {
    this.#newcomers.delete(participant);
    this.#moved.delete(participant);
    this.#owedCursors.delete(participant);
    this.#change(participant, PresenceKind.Left);
  }

  /** `body` of a cursor message, kept until the next flush. */
  moved(participant: Participant, body: Decoder): void {
    if (bytesLeft(body) > MOST_CURSOR_BYTES) throw new MalformedMessage('longer than any cursor');
    this.#moved.set(participant, body);
    this.#schedule();
  }

  /** The connection can take bytes again. */
  drained(participant: Participant): void {
    if (!this.#owedCursors.delete(participant)) return;
    this.#sendCursors([participant], [...this.#options.room.all()]);
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
    if (this.#cancelFlush !== null) return;
    const { clock } = this.#options;
    const wait = Math.max(FLUSH_MS, this.#restUntil - clock.now());
    this.#cancelFlush = clock.after(wait, () => this.#flush());
  }

  #flush(): void {
    const { room, clock } = this.#options;
    this.#cancelFlush = null;
    const moved = this.#readMoves();
    if (this.#newcomers.size > 0) this.#introduce();
    if (this.#changed.size > 0) {
      const changes = Array.from(this.#changed, ([participant, kind]) => ({ kind, participant }));
      this.#changed.clear();
      room.toPages(encodeParticipantsMessage(changes));
    }
    if (moved.length > 0) {
      this.#restUntil = clock.now() + moved.length * REST_PER_CURSOR_MS;
      this.#sendCursors(room.all(), moved);
    }
  }

  /** Returns whose cursor is another one now. Identity comes from the connection: it is stamped with its sender's number. */
  #readMoves(): Participant[] {
    const { onMoved, onFailed } = this.#options;
    const moves = [...this.#moved];
    this.#moved.clear();
    const moved: Participant[] = [];
    for (const [participant, body] of moves) {
      try {
        participant.cursor = { ...readCursor(body), userId: participant.userId };
      } catch (error) {
        onFailed(participant, error);
        continue;
      }
      onMoved(participant);
      moved.push(participant);
    }
    return moved;
  }

  #introduce(): void {
    const newcomers = [...this.#newcomers];
    this.#newcomers.clear();
    const everyone = [...this.#options.room.all()];
    const here = everyone.map((participant) => ({ kind: PresenceKind.Here, participant }));
    const message = encodeParticipantsMessage(here);
    for (const { connection } of newcomers) connection.send(message);
    this.#sendCursors(newcomers, everyone);
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
  if (wished < paletteSize && !room.isColourTaken(wished, self)) return wished;
  if (self !== null && !room.isColourTaken(self.colour, self)) return self.colour;
  let colour = 0;
  while (room.isColourTaken(colour, self)) colour += 1;
  return colour;
}
