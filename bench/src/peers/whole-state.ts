import {
  decoderOf,
  encodeSyncMessage,
  MessageType,
  readSyncBody,
  readUint,
  SyncKind,
  type SyncMessage,
} from '@coedit/protocol';
import type { RawSocket } from '../load/raw-socket.ts';

/** Of one who holds nothing: a state vector without entries. */
export const STEP_1 = encodeSyncMessage(SyncKind.Step1, Uint8Array.of(0));

export function syncIn(message: Uint8Array): SyncMessage | null {
  const decoder = decoderOf(message);
  return readUint(decoder) === MessageType.Sync ? readSyncBody(decoder, message.length) : null;
}

/** The update in a y-protocols message. */
export function updateIn(message: Uint8Array): Uint8Array | null {
  const sync = syncIn(message);
  return sync === null || sync.kind === SyncKind.Step1 ? null : sync.payload;
}

/**
 * Asks for the content. Resolves when step 2 is here; a large one may come as several updates before it.
 * `unwrapped`: the y-protocols message in a payload.
 */
export function wholeState(
  socket: RawSocket,
  request: Uint8Array,
  unwrapped: (payload: Uint8Array) => Uint8Array = (payload) => payload,
): Promise<readonly Uint8Array[]> {
  const state: Uint8Array[] = [];
  return new Promise((resolve) => {
    socket.listenToFrames((payload) => {
      const sync = syncIn(unwrapped(payload));
      if (sync === null || sync.kind === SyncKind.Step1) return;
      state.push(sync.payload);
      if (sync.kind !== SyncKind.Step2) return;
      socket.listenToFrames(null);
      resolve(state);
    });
    socket.send(request);
  });
}
