import { MessageType } from '@coedit/protocol';

/** The number in a `saved` message; null for any other message. */
export function savedCount(message: Uint8Array): number | null {
  if (message[0] !== MessageType.Saved) return null;
  let count = 0;
  for (let index = 1, weight = 1; index < message.length; index++, weight *= 128) {
    const byte = message[index] ?? 0;
    count += (byte % 128) * weight;
    if (byte < 128) return count;
  }
  return null;
}
