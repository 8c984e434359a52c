import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import type { Writer } from '../writer.ts';
import { savedCount } from './saved-message.ts';
import type { TraceEvent } from './trace.ts';

/** From event `at` of the trace on, so many of the writer's first edits are promised. */
export interface Acknowledgement {
  readonly at: number;
  readonly writer: Writer;
  readonly saved: number;
}

interface Heard {
  readonly writer: Writer;
  /** What the client called saved after a message `saved n`, by n. */
  readonly savedAfter: Map<number, number>;
}

const HEADER_END = Buffer.from('\r\n\r\n');
const SERVER_PORT = /^TCP(?:v6)?:\[.*->.*:(\d+)\]$/u;

/**
 * Which edits each `saved` message promised is known here, and when it left the server only to the trace. Brought
 * together by the client's port, both are exact: a message that leaves before its fsync has ended is found.
 */
export class Acknowledgements {
  readonly #heard = new Map<number, Heard>();

  readonly socketFor = (writer: Writer): typeof globalThis.WebSocket => {
    const heard = this.#heard;
    class ListeningSocket extends WebSocket {
      constructor(...parameters: ConstructorParameters<typeof WebSocket>) {
        super(...parameters);
        const savedAfter = new Map<number, number>();
        this.on('upgrade', ({ socket }: IncomingMessage) => {
          if (socket.localPort !== undefined) heard.set(socket.localPort, { writer, savedAfter });
        });
        // Behind the client's own listener, which is put on in this very tick.
        queueMicrotask(() => {
          this.on('message', (message: ArrayBuffer | Buffer) => {
            const count = savedCount(new Uint8Array(message));
            if (count !== null) savedAfter.set(count, writer.saved);
          });
        });
      }
    }
    return ListeningSocket as unknown as typeof globalThis.WebSocket;
  };

  /** In the order in which they left the server. Those that nobody heard before the end are not promises. */
  of(events: readonly TraceEvent[]): readonly Acknowledgement[] {
    const streams = new Map<string, Stream>();
    const begun = new Map<number, number>();
    const all: Acknowledgement[] = [];
    for (const [at, event] of events.entries()) {
      const heard = this.#heard.get(Number(SERVER_PORT.exec(event.target)?.[1] ?? 0));
      if (heard === undefined) continue;
      if (event.phase === 'begin') begun.set(event.id, at);
      if (event.phase === 'begin' || event.result <= 0) continue;
      const stream = streams.get(event.target) ?? new Stream();
      streams.set(event.target, stream);
      for (const message of stream.messages(event.data.subarray(0, event.result))) {
        const saved = heard.savedAfter.get(savedCount(message) ?? -1);
        if (saved !== undefined) all.push({ at: begun.get(event.id) ?? at, writer: heard.writer, saved });
      }
    }
    return all;
  }
}

/** What one connection's bytes from the server say: an answer to the upgrade, then frames without a mask. */
class Stream {
  #rest = Buffer.alloc(0);
  #isUpgraded = false;

  messages(bytes: Buffer): readonly Buffer[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    if (!this.#isUpgraded) {
      const end = this.#rest.indexOf(HEADER_END);
      if (end < 0) return [];
      this.#isUpgraded = true;
      this.#rest = this.#rest.subarray(end + HEADER_END.length);
    }
    const messages: Buffer[] = [];
    for (let frame = firstFrame(this.#rest); frame !== null; frame = firstFrame(this.#rest)) {
      messages.push(frame.payload);
      this.#rest = this.#rest.subarray(frame.length);
    }
    return messages;
  }
}

/** Null when it has not come in whole. */
function firstFrame(bytes: Buffer): { readonly payload: Buffer; readonly length: number } | null {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1) & 0x7f;
  const head = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < head) return null;
  const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < head + size) return null;
  return { payload: bytes.subarray(head, head + size), length: head + size };
}
