import { END_MARK } from '../load/edits.ts';
import { joinAll } from '../load/join-all.ts';
import { Meter } from '../load/meter.ts';
import { framesOf, pass } from '../load/passing.ts';
import type { OpenDocument, RunningPeer } from '../peers/peer.ts';
import type { Trace } from '../replay/trace.ts';
import { textOf, updatesOf } from '../replay/typing.ts';
import type { Measurement } from '../scenario.ts';

/** One types a recording as fast as the server takes it; over when every receiver has the end. Throws if the text is another. */
export async function replayTo(peer: RunningPeer, trace: Trace, receivers: number): Promise<Measurement> {
  const document = await peer.open(1);
  const name = document.texts[0] ?? '';
  const writer = await document.join();
  const readers = await joinAll(Array.from({ length: receivers }, () => document));
  const updates = updatesOf(trace, name);
  const frames = framesOf(document, updates);
  const received: Uint8Array[] = [];
  readers.at(-1)?.listenToFrames((payload) => {
    const update = document.updateOf(payload);
    if (update !== null) received.push(update.slice());
  });
  const meter = new Meter(peer.pid);
  await pass(frames, writer, readers);
  const { seconds, server, generatorBusy } = meter.read();
  for (const socket of [writer, ...readers]) socket.close();
  checkText(document, received, trace);
  return {
    editsPerSecond: updates.length / seconds,
    microsecondsPerEdit: (server * 1e6) / updates.length,
    serverBusy: server / seconds,
    generatorBusy,
  };
}

/** The end mark is text too. */
export function checkText(document: OpenDocument, updates: readonly Uint8Array[], trace: Trace): void {
  const text = textOf(updates, document.texts[0] ?? '').replace(END_MARK, '');
  if (text !== trace.endContent) throw new Error('what arrived is not what was typed');
}
