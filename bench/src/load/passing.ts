import type { OpenDocument } from '../peers/peer.ts';
import { EndCounter, Writer } from './edits.ts';
import { maskedFrame, type RawSocket } from './raw-socket.ts';

/** Updates, and an end mark behind them, as frames ready to be written. */
export function framesOf(document: OpenDocument, updates: readonly Uint8Array[]): Buffer {
  const frames = updates.map((update) => maskedFrame(document.message(update)));
  return Buffer.concat([...frames, new Writer(0, document).end()]);
}

/** Writes them; resolves when all receivers have the end mark. */
export async function pass(frames: Buffer, from: RawSocket, receivers: readonly RawSocket[]): Promise<void> {
  const arrivals = receivers.map(
    (receiver) =>
      new Promise<void>((resolve) => {
        const ends = new EndCounter();
        receiver.listenToBytes((bytes) => {
          if (ends.take(bytes)) resolve();
        });
      }),
  );
  from.write(frames);
  await Promise.all(arrivals);
}
