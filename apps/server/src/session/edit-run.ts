import { decoderOf, MalformedMessage, MessageType, readSyncBody, readUint, SyncKind } from '@coedit/protocol';

/** Together, so that the time for a run has a bound like that for one update. */
const LONGEST_RUN_BYTES = 8 * 1024;

/** The updates of the sync messages that follow one another from `first` on; none for anything else. */
export function editsFrom(messages: readonly Uint8Array[], first: number): readonly Uint8Array[] {
  // The usual case: one keystroke, which is read where all single messages are.
  if (first + 1 >= messages.length) return [];
  const run: Uint8Array[] = [];
  let bytes = 0;
  for (let next = first; next < messages.length; next += 1) {
    const message = messages[next];
    const update = message === undefined ? null : editOf(message);
    bytes += update?.length ?? 0;
    if (update === null || bytes > LONGEST_RUN_BYTES) break;
    run.push(update);
  }
  return run;
}

/** Null for what is none, or is malformed: that is dealt with where single messages are. */
function editOf(message: Uint8Array): Uint8Array | null {
  if (message[0] !== MessageType.Sync || message[1] !== SyncKind.Update) return null;
  const decoder = decoderOf(message);
  readUint(decoder);
  try {
    return readSyncBody(decoder, message.length).payload;
  } catch (error) {
    if (error instanceof MalformedMessage) return null;
    throw error;
  }
}
