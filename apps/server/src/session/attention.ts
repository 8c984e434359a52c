import { type Cursor, encodeCallMessage, encodeFollowersMessage, type UserId } from '@coedit/protocol';
import type { Clock } from './clock.ts';
import type { Participant } from './participant.ts';
import { notify, type Room } from './room.ts';
import { TokenBucket } from './token-bucket.ts';

/** Everybody sees a call: two in a row, then one in 5 s from each person. */
const CALLS_PER_SECOND = 0.2;
const CALLS_BURST = 2;
/** All people together: a new connection is a new caller. */
const ALL_CALLS_PER_SECOND = 1;
const ALL_CALLS_BURST = 40;

/** Whose view follows whose, told to who is followed; and calls to look at a place, told to all. Never stored. */
export class Attention {
  readonly #room: Room;
  readonly #clock: Clock;
  /** Follower → followed. */
  readonly #following = new Map<UserId, UserId>();
  readonly #calls = new Map<UserId, TokenBucket>();
  readonly #allCalls: TokenBucket;

  constructor(room: Room, clock: Clock) {
    this.#room = room;
    this.#clock = clock;
    this.#allCalls = new TokenBucket(ALL_CALLS_PER_SECOND, ALL_CALLS_BURST, clock.now());
  }

  /** Whom the sender follows from now on; an id that nobody here has, and one's own, is nobody. */
  follow(sender: Participant, followed: UserId | null): void {
    const before = this.#following.get(sender.userId) ?? null;
    const known = followed !== null && followed !== sender.userId && this.#room.get(followed) !== undefined;
    const now = known ? followed : null;
    if (now === null) this.#following.delete(sender.userId);
    else this.#following.set(sender.userId, now);
    if (now !== before) this.#tell(before);
    this.#tell(now);
  }

  call(sender: Participant, place: Cursor): void {
    const { userId } = sender;
    const now = this.#clock.now();
    const calls = this.#calls.get(userId) ?? new TokenBucket(CALLS_PER_SECOND, CALLS_BURST, now);
    this.#calls.set(userId, calls);
    if (!calls.take(now) || !this.#allCalls.take(now))
      return notify(sender, 'rate-limited', 'Wait a moment before you call everyone again.');
    const message = encodeCallMessage({ ...place, userId });
    for (const other of this.#room.all()) {
      if (other !== sender && !other.connection.stock) other.connection.send(message);
    }
  }

  left({ userId }: Participant): void {
    const followed = this.#following.get(userId) ?? null;
    this.#following.delete(userId);
    this.#calls.delete(userId);
    this.#tell(followed);
    for (const [follower, other] of this.#following) if (other === userId) this.#following.delete(follower);
  }

  #tell(followed: UserId | null): void {
    const participant = followed === null ? undefined : this.#room.get(followed);
    if (participant === undefined || participant.connection.stock) return;
    const followers = [...this.#following].flatMap(([follower, other]) =>
      other === followed ? follower : [],
    );
    participant.connection.send(encodeFollowersMessage(followers));
  }
}
