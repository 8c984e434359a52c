import { encodeSyncMessage, SyncKind } from '@coedit/protocol';
import type { SessionDocument } from '../document/document.ts';
import type { Participant } from './participant.ts';
import type { Supplies } from './supplies.ts';

/**
 * Document bytes are never dropped, and never piled up without bound either: a connection too slow for single updates
 * stops getting them and gets the difference when it has caught up.
 *
 * `document` holds the update already. The update at which the connection turns out to be slow is still sent, so that
 * what it lacks can be told from the document as it is now: the state vector is encoded for slow connections only.
 */
export function deliverUpdate(
  participant: Participant,
  message: Uint8Array,
  document: SessionDocument,
): void {
  if (participant.supply !== null) return participant.supply.add(message);
  if (participant.behindSince !== null) return;
  sendDocument(participant, message);
  if (participant.connection.congested) participant.behindSince = document.stateVector();
}

/** The connection can take bytes again. */
export function catchUp(participant: Participant, document: SessionDocument, supplies: Supplies): void {
  supplies.drained(participant);
  const since = participant.behindSince;
  if (since === null || participant.connection.congested) return;
  if (document.isLarge) return supplies.begin(participant, since, null);
  participant.behindSince = null;
  sendDocument(participant, encodeSyncMessage(SyncKind.Update, document.difference(since)));
}

/** Every step 2 and update leaves here: they are counted, so that it can be told whether all arrived. */
export function sendDocument(participant: Participant, message: Uint8Array): void {
  participant.sent += 1;
  participant.connection.send(message);
}
