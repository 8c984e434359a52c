import { encodeSyncMessage, SyncKind } from '@coedit/protocol';
import type { SessionDocument } from '../document/document.ts';
import type { Participant } from './participant.ts';

/**
 * Document bytes are never dropped, and never piled up without bound either: a connection too slow for single updates
 * stops getting them and gets the difference in one when it has caught up.
 *
 * `before` is the state vector of the document without the update.
 */
export function deliverUpdate(participant: Participant, message: Uint8Array, before: Uint8Array): void {
  if (participant.behindSince !== null) return;
  if (participant.connection.congested) {
    participant.behindSince = before;
    return;
  }
  participant.connection.send(message);
}

/** The connection can take bytes again. */
export function catchUp(participant: Participant, document: SessionDocument): void {
  const since = participant.behindSince;
  if (since === null || participant.connection.congested) return;
  participant.behindSince = null;
  participant.connection.send(encodeSyncMessage(SyncKind.Update, document.difference(since)));
}
