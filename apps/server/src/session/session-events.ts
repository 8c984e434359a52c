import type { SessionId } from '@coedit/protocol';
import type { RefusalReason } from '../document/verdict.ts';
import type { UpdateRecord } from '../store/store.ts';
import type { Participant } from './participant.ts';

/** Why an update was not taken. `gap`: it builds on what is not here, and its sender is asked for the rest. */
export type NotTakenReason = RefusalReason | 'read-only' | 'backlog' | 'gap';

/** What a session tells its surroundings: its registry, the log, the metrics. */
export interface SessionEvents {
  /** In stable storage since `now`; each record tells when it was received. */
  readonly onSaved: (records: readonly UpdateRecord[], now: number) => void;
  readonly onNotTaken: (reason: NotTakenReason) => void;
  readonly onJoined: (id: SessionId, participant: Participant) => void;
  readonly onLeft: (id: SessionId, participant: Participant) => void;
  /** Everything is saved and nobody is in. */
  readonly onUnloadable: (id: SessionId) => void;
  /** The document in memory can no longer be trusted: it must be loaded anew from the store. */
  readonly onBroken: (id: SessionId) => void;
  /** A client held another text than the server with nothing on its way, and said so twice. */
  readonly onTextMismatch: (id: SessionId) => void;
  readonly onError: (id: SessionId, what: string, error: unknown) => void;
}
