import { CloseCode } from '@coedit/protocol';
import type { Clock } from './clock.ts';
import type { Participant } from './participant.ts';
import { notify } from './room.ts';

const LONGEST_TIMER_MS = 2 ** 31 - 1;
const LINK_EXPIRED = 'This link has expired. Ask an owner of the session for another.';

/** Timers cannot run longer than 2^31 ms, so a far expiry is waited for in steps. */
export function endOnExpiry(participant: Participant, expiresAt: number, clock: Clock): void {
  const wait = expiresAt - clock.now();
  if (wait <= 0) {
    notify(participant, 'link-expired', LINK_EXPIRED);
    participant.connection.close(CloseCode.LinkExpired, 'link-expired');
    return;
  }
  participant.cancelExpiry = clock.after(Math.min(wait, LONGEST_TIMER_MS), () =>
    endOnExpiry(participant, expiresAt, clock),
  );
}
