import type { LinkId, Role, UserId } from '@coedit/protocol';
import type { Participant } from '../participant.ts';
import { Resync } from '../resync.ts';
import type { Room } from '../room.ts';
import { SyncLedger } from '../sync-ledger.ts';
import { TokenBucket } from '../token-bucket.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeConnection } from './fake-connection.ts';

export interface FakeParticipant extends Participant {
  readonly connection: FakeConnection;
}

let lastUserId = 0;

/** Somebody in the room, without a session around. */
export function enter(
  room: Room,
  change: Partial<Omit<FakeParticipant, 'role'>> & { readonly role?: Role } = {},
): FakeParticipant {
  const clock = new FakeClock();
  lastUserId += 1;
  const participant: FakeParticipant = {
    userId: lastUserId as UserId,
    connection: new FakeConnection(),
    linkId: 'link-one' as LinkId,
    personHash: null,
    role: 'editor',
    roleChangedAt: null,
    name: `Person ${lastUserId}`,
    colour: 0,
    wishedColour: null,
    state: 0,
    yjsClientId: 0,
    cursor: null,
    ledger: new SyncLedger(),
    resync: new Resync(clock, () => undefined),
    messages: new TokenBucket(100, 300, clock.now()),
    steps: new TokenBucket(0.5, 5, clock.now()),
    throttledSince: null,
    cancelResume: () => undefined,
    checks: new TokenBucket(0.5, 4, clock.now()),
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
    ...change,
  };
  room.add(participant);
  return participant;
}
