import type { Cursor, LinkId, ParticipantState, Role, UserId } from '@coedit/protocol';
import type { Cancel } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Resync } from './resync.ts';
import type { Supply } from './supply.ts';
import type { SyncLedger } from './sync-ledger.ts';
import type { TokenBucket } from './token-bucket.ts';

/** One open connection to a session. Owned by its `Session`; only the modules of this folder change it. */
export interface Participant {
  readonly userId: UserId;
  readonly connection: Connection;
  readonly linkId: LinkId;
  /** Who it is beyond this connection; null: nothing was told. */
  readonly personHash: Uint8Array | null;
  role: Role;
  /** ms since 1970; null: as it was on joining. */
  roleChangedAt: number | null;
  /** Changed by the room alone, as the colour is: it knows which are taken. */
  name: string;
  /** Index into `COLOURS`. */
  colour: number;
  /** The colour it asked for last; null: none yet. */
  wishedColour: number | null;
  state: ParticipantState;
  /** 0 until told in a hello or seen in an awareness state. */
  yjsClientId: number;
  /** The newest cursor; null: none now. */
  cursor: Cursor | null;
  readonly ledger: SyncLedger;
  readonly resync: Resync;
  readonly messages: TokenBucket;
  readonly steps: TokenBucket;
  /** ms since 1970 since when it sends faster than it may without a break; null: it does not. */
  throttledSince: number | null;
  /** Takes up reading again after it was slowed down. */
  cancelResume: Cancel;
  readonly checks: TokenBucket;
  /** Step 2 and updates that left for it. */
  sent: number;
  /** As many as had left when its last question about the text was answered. */
  sentAtCheck: number;
  /** A sync step 1 above its rate, answered later; only the newest counts. */
  waitingStep: Uint8Array | null;
  /** State vector of what was sent when the connection got too slow for single updates; null while it keeps up. */
  behindSince: Uint8Array | null;
  /** Set while it is brought up to date in steps: updates then come behind that. */
  supply: Supply | null;
  /** Refused messages since it joined; too many end the connection. */
  refusals: number;
  /** Its newest step 2 was taken. */
  step2Taken: boolean;
  /** The server holds all that it had when it came: what it wrote since comes from itself alone. */
  inStep: boolean;
  /** Stops waiting for the expiry of its link. */
  cancelExpiry: Cancel;
  /** True once it left: late events of its socket are then ignored. */
  gone: boolean;
}
