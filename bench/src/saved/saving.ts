import { setInterval } from 'node:timers/promises';
import { decoderOf, MessageType, readSavedBody, readUint } from '@coedit/protocol';
import { Writer } from '../load/edits.ts';
import { Meter } from '../load/meter.ts';
import { percentile } from '../load/ranks.ts';
import type { RawSocket } from '../load/raw-socket.ts';
import type { RunningPeer } from '../peers/peer.ts';
import type { Measurement } from '../scenario.ts';

export interface Saving {
  readonly sessions: number;
  readonly writersEach: number;
  /** Of all writers together; they take turns. */
  readonly editsPerSecond: number;
  readonly seconds: number;
}

/** A server that runs for weeks is not judged by its first second. */
const WARM_UP_SECONDS = 1;

/** One writer's edits and when each was told saved. */
class Saver {
  latencies: number[] = [];
  #savedCount = 0;
  readonly #writer: Writer;
  readonly #socket: RawSocket;
  readonly #sentAt: number[] = [];
  #onSaved: () => void = () => undefined;

  constructor(writer: Writer, socket: RawSocket) {
    this.#writer = writer;
    this.#socket = socket;
    socket.listenToFrames((payload) => this.#take(payload));
  }

  edit(): void {
    this.#sentAt.push(performance.now());
    this.#socket.write(this.#writer.type(1));
  }

  allSaved(): Promise<void> {
    return new Promise((resolve) => {
      this.#onSaved = () => {
        if (this.#savedCount === this.#sentAt.length) resolve();
      };
      this.#onSaved();
    });
  }

  forget(): void {
    this.latencies = [];
  }

  close(): void {
    this.#socket.close();
  }

  #take(payload: Buffer): void {
    if (payload[0] !== MessageType.Saved) return;
    const decoder = decoderOf(payload);
    readUint(decoder);
    const count = readSavedBody(decoder);
    const now = performance.now();
    for (let next = this.#savedCount; next < count; next += 1)
      this.latencies.push(now - (this.#sentAt[next] ?? now));
    this.#savedCount = count;
    this.#onSaved();
  }
}

export async function saveAll(peer: RunningPeer, saving: Saving): Promise<Measurement> {
  const savers: Saver[] = [];
  for (let index = 0; index < saving.sessions; index += 1) {
    const document = await peer.open(saving.writersEach);
    for (let writer = 0; writer < saving.writersEach; writer += 1)
      savers.push(new Saver(new Writer(writer, document), await document.join()));
  }
  await editAtPace(savers, { ...saving, seconds: WARM_UP_SECONDS });
  await Promise.all(savers.map((saver) => saver.allSaved()));
  for (const saver of savers) saver.forget();
  const meter = new Meter(peer.pid);
  const edits = await editAtPace(savers, saving);
  await Promise.all(savers.map((saver) => saver.allSaved()));
  const { seconds, server, generatorBusy } = meter.read();
  for (const saver of savers) saver.close();
  const latencies = savers.flatMap((saver) => saver.latencies);
  return {
    savedPerSecond: edits / seconds,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    serverBusy: server / seconds,
    generatorBusy,
  };
}

async function editAtPace(savers: readonly Saver[], { editsPerSecond, seconds }: Saving): Promise<number> {
  const begun = performance.now();
  let edits = 0;
  for await (const _ of setInterval(1)) {
    const elapsed = Math.min(seconds, (performance.now() - begun) / 1000);
    for (const due = elapsed * editsPerSecond; edits < due; edits += 1) savers[edits % savers.length]?.edit();
    if (elapsed >= seconds) break;
  }
  return edits;
}
