import { type Participant, type PresenceChange, PresenceKind, type UserId } from '@coedit/protocol';
import { Computed, type Readable } from './readable.ts';

/** Who is here, as the server tells it: everyone on joining, then changes. */
export class Participants {
  readonly #byId = new Map<UserId, Participant>();
  readonly #others = new Computed<readonly Participant[]>(() => this.#listOthers());
  readonly #me = new Computed<Participant | null>(() => this.#lastMe);
  #myId: UserId | null = null;
  #lastMe: Participant | null = null;

  /** Everyone but me, by userId. */
  get others(): Readable<readonly Participant[]> {
    return this.#others;
  }

  /** Me as the server has me. Kept while offline. */
  get me(): Readable<Participant | null> {
    return this.#me;
  }

  get myId(): UserId | null {
    return this.#myId;
  }

  /** A new connection: the list starts anew. */
  joined(myId: UserId): void {
    this.#byId.clear();
    this.#myId = myId;
    this.#others.invalidate();
  }

  /** Returns who left. */
  receive(changes: readonly PresenceChange[]): readonly UserId[] {
    const left: UserId[] = [];
    for (const { kind, participant } of changes) {
      if (kind === PresenceKind.Left) {
        this.#byId.delete(participant.userId);
        left.push(participant.userId);
        continue;
      }
      this.#byId.set(participant.userId, participant);
      if (participant.userId === this.#myId) this.#setMe(participant);
    }
    this.#others.invalidate();
    return left;
  }

  clear(): void {
    this.#byId.clear();
    this.#myId = null;
    this.#others.invalidate();
  }

  /**
   * A page that came back is listed twice until its old connection is found dead, seconds later: by the document it
   * edits, it is one. Ids are given in ascending order, so the newest is the highest.
   */
  #listOthers(): readonly Participant[] {
    const newest = new Map<number, UserId>();
    for (const { userId, yjsClientId } of this.#byId.values()) {
      if (yjsClientId !== 0)
        newest.set(yjsClientId, Math.max(newest.get(yjsClientId) ?? 0, userId) as UserId);
    }
    return [...this.#byId.values()]
      .filter(({ userId }) => userId !== this.#myId)
      .filter(({ userId, yjsClientId }) => yjsClientId === 0 || newest.get(yjsClientId) === userId)
      .sort((a, b) => a.userId - b.userId);
  }

  #setMe(participant: Participant): void {
    this.#lastMe = participant;
    this.#me.invalidate();
  }
}
