import * as encoding from 'lib0/encoding';
import { MessageType } from './message.ts';

/** As in y-protocols/auth: 0 is "permission denied". */
const PERMISSION_DENIED = 0;

/** To client (type 2): tells stock clients too why an edit was not taken. */
export function encodePermissionDeniedMessage(reason: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Auth);
    encoding.writeVarUint(encoder, PERMISSION_DENIED);
    encoding.writeVarString(encoder, reason);
  });
}
