import { COLOURS, type LinkId, type Role, type UserId } from '@coedit/protocol';
import type { Clock, RandomBytes } from './clock.ts';
import type { Connection } from './connection.ts';
import { guestName } from './guests.ts';
import type { Participant } from './participant.ts';
import { freeColour } from './presence.ts';
import { Resync } from './resync.ts';
import type { Room } from './room.ts';
import { SyncLedger } from './sync-ledger.ts';
import { TokenBucket } from './token-bucket.ts';

/** By what right somebody joins; found out before, by `sharing/`. */
export interface Admission {
  readonly linkId: LinkId;
  readonly personHash: Uint8Array | null;
  /** The link's, or the one an owner gave this person since. */
  readonly role: Role;
  /** ms since 1970; null: never. */
  readonly expiresAt: number | null;
}

/** A client asks once in a pause of some seconds, and once more to confirm. */
const CHECKS_PER_SECOND = 0.5;
const CHECKS_BURST = 4;

export interface NewcomerOptions {
  readonly userId: UserId;
  /** Who is here already: the newcomer's name and colour differ from theirs. */
  readonly room: Room;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly rates: {
    readonly messagesPerSecond: number;
    readonly messagesBurst: number;
    readonly stepsPerSecond: number;
    readonly stepsBurst: number;
  };
  readonly sendStep1: (participant: Participant) => void;
}

export function newParticipant(
  connection: Connection,
  { linkId, personHash, role }: Admission,
  { userId, room, clock, random, rates, sendStep1 }: NewcomerOptions,
): Participant {
  const now = clock.now();
  const participant: Participant = {
    userId,
    connection,
    linkId,
    personHash,
    role,
    roleChangedAt: null,
    name: guestName(random, (name) => room.isNamed(name)),
    colour: freeColour(COLOURS.length, room, null, COLOURS.length),
    wishedColour: null,
    state: 0,
    yjsClientId: 0,
    cursor: null,
    ledger: new SyncLedger(),
    resync: new Resync(clock, () => sendStep1(participant)),
    messages: new TokenBucket(rates.messagesPerSecond, rates.messagesBurst, now),
    steps: new TokenBucket(rates.stepsPerSecond, rates.stepsBurst, now),
    throttledSince: null,
    cancelResume: () => undefined,
    checks: new TokenBucket(CHECKS_PER_SECOND, CHECKS_BURST, now),
    sent: 0,
    sentAtCheck: 0,
    waitingStep: null,
    behindSince: null,
    supply: null,
    refusals: 0,
    step2Taken: false,
    inStep: false,
    cancelExpiry: () => undefined,
    gone: false,
  };
  return participant;
}
