import type { SessionId } from '@coedit/protocol';
import type { Participant } from './participant.ts';

/** What a session tells its surroundings: its registry, the log, the metrics. */
export interface SessionEvents {
  readonly onMessage: (type: number, bytes: number) => void;
  readonly onJoined: (id: SessionId, participant: Participant) => void;
  readonly onLeft: (id: SessionId, participant: Participant) => void;
  /** Everything is saved and nobody is in. */
  readonly onUnloadable: (id: SessionId) => void;
  /** The document in memory can no longer be trusted: it must be loaded anew from the store. */
  readonly onBroken: (id: SessionId) => void;
  readonly onError: (id: SessionId, what: string, error: unknown) => void;
}
