import { encodeAskingMessage, may, type UserId } from '@coedit/protocol';
import { isSamePerson } from '../sharing/people.ts';
import type { Clock } from './clock.ts';
import type { Participant } from './participant.ts';
import { notify, type Room } from './room.ts';
import { TokenBucket } from './token-bucket.ts';

/** Owners see each one: a person has three in a row, then one a minute, also on another connection. */
const PERSON_PER_SECOND = 1 / 60;
const PERSON_BURST = 3;
/** All people together: a new secret makes a new person. */
const ALL_PER_SECOND = 0.2;
const ALL_BURST = 30;
/** Those whose rate is remembered; the oldest are forgotten first. */
const MOST_REMEMBERED = 1000;

/**
 * Who inside asks for the right to edit. Owners see all of them, who asks sees their own. It ends with an owner's
 * answer, with another role, and with the connection; nothing of it is stored.
 */
export class EditRequests {
  readonly #room: Room;
  readonly #clock: Clock;
  /** In the order they asked. */
  readonly #asking = new Map<UserId, Participant>();
  readonly #all: TokenBucket;
  /** By person, or by connection of those who told no secret. */
  readonly #rates = new Map<string, TokenBucket>();

  constructor(room: Room, clock: Clock) {
    this.#room = room;
    this.#clock = clock;
    this.#all = new TokenBucket(ALL_PER_SECOND, ALL_BURST, clock.now());
  }

  /** Who joins as an owner hears who asks. */
  introduceTo(newcomer: Participant): void {
    if (this.#asking.size > 0 && may(newcomer.role, 'manage')) this.#tell(newcomer);
  }

  /** Of who came in: with the right to edit, their requests from elsewhere are answered. */
  joined(newcomer: Participant): void {
    if (may(newcomer.role, 'edit')) this.#closeOf(newcomer);
  }

  ask(sender: Participant, wishes: boolean): void {
    if (wishes && !this.#asking.has(sender.userId)) this.#open(sender);
    else if (!wishes && this.#asking.delete(sender.userId)) this.#tellOwners();
    this.#tell(sender);
  }

  /** An owner says no; false: the request was gone already. */
  decline(participant: Participant): boolean {
    if (!this.#close(participant)) return false;
    notify(participant, 'ask-declined', 'An owner did not give you the right to edit.');
    this.#tell(participant);
    return true;
  }

  /** Whatever the new role is, it is the answer. Who is an owner now sees what owners see, who was one no more. */
  roleChanged(participant: Participant): void {
    this.#close(participant);
    if (may(participant.role, 'edit')) this.#closeOf(participant);
    this.#tell(participant);
  }

  /** The role that they have already was given again: that is an answer too. */
  roleConfirmed(participant: Participant): void {
    if (may(participant.role, 'edit')) this.#closeOf(participant);
    else this.decline(participant);
  }

  left(participant: Participant): void {
    this.#close(participant);
    if (participant.personHash === null) this.#rates.delete(keyOf(participant));
  }

  #open(sender: Participant): void {
    if (may(sender.role, 'edit')) return;
    if (this.#mayEditElsewhere(sender))
      return notify(sender, 'ask-needless', 'You may edit already, where you came by another link.');
    if (!this.#mayAsk(sender))
      return notify(sender, 'rate-limited', 'You asked a moment ago. Wait a minute before you ask again.');
    // One of each person: the tab that asked last.
    this.#dropOf(sender);
    this.#asking.set(sender.userId, sender);
    this.#tellOwners();
  }

  #mayAsk(sender: Participant): boolean {
    const now = this.#clock.now();
    const key = keyOf(sender);
    const rate = this.#rates.get(key) ?? new TokenBucket(PERSON_PER_SECOND, PERSON_BURST, now);
    this.#rates.delete(key);
    this.#rates.set(key, rate);
    for (const [oldest] of this.#rates) {
      if (this.#rates.size <= MOST_REMEMBERED) break;
      this.#rates.delete(oldest);
    }
    return rate.take(now) && this.#all.take(now);
  }

  #mayEditElsewhere({ personHash }: Participant): boolean {
    for (const other of this.#room.all()) {
      if (may(other.role, 'edit') && isSamePerson(other.personHash, personHash)) return true;
    }
    return false;
  }

  #closeOf(person: Participant): void {
    if (this.#dropOf(person)) this.#tellOwners();
  }

  /** The requests of this person's connections. */
  #dropOf({ personHash }: Participant): boolean {
    const dropped = [...this.#asking.values()].filter((other) => isSamePerson(other.personHash, personHash));
    for (const other of dropped) {
      this.#asking.delete(other.userId);
      this.#tell(other);
    }
    return dropped.length > 0;
  }

  #close({ userId }: Participant): boolean {
    const isClosed = this.#asking.delete(userId);
    if (isClosed) this.#tellOwners();
    return isClosed;
  }

  #tellOwners(): void {
    for (const participant of this.#room.all()) if (may(participant.role, 'manage')) this.#tell(participant);
  }

  #tell(participant: Participant): void {
    if (participant.connection.stock || participant.gone) return;
    const { userId, role } = participant;
    const all = [...this.#asking.keys()];
    const seen = may(role, 'manage') ? all : all.filter((asking) => asking === userId);
    participant.connection.send(encodeAskingMessage(seen));
  }
}

function keyOf({ personHash, userId }: Participant): string {
  return personHash === null ? `connection ${userId}` : Buffer.from(personHash).toString('base64');
}
