import { CloseCode } from '@coedit/protocol';
import type { RawData, WebSocket } from 'ws';
import type { SocketConnection } from './socket-connection.ts';

/** What may arrive while the session is still being opened; an honest client sends a few hundred bytes. */
const MOST_WAITING = 256;
const MOST_WAITING_BYTES = 64 * 1024;
/** Messages handed over at once; from somebody who is paused then, no more until it is not. */
const MOST_AT_ONCE = 500;

/**
 * Messages of one socket. Listens from the tick of the upgrade on, so that nothing is missed while the session is being
 * opened, and hands everything over, in order, once there is somebody to take it: together what came with one read.
 */
export class Inbox {
  readonly #socket: WebSocket;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #take: ((messages: readonly Uint8Array[]) => void) | null = null;
  #takenPaused = 0;

  /** The connection is told of every message at once, also of those that wait. */
  constructor(socket: WebSocket, connection: Pick<SocketConnection, 'received' | 'close'>) {
    this.#socket = socket;
    socket.on('message', (data: RawData, isBinary: boolean) => {
      const message = bytesOf(data);
      connection.received(message);
      if (isBinary) return this.#receive(message);
      this.#handOver();
      connection.close(CloseCode.TextFrame, 'binary messages only');
    });
  }

  /** From now on messages go to `take`, those that waited first. */
  open(take: (messages: readonly Uint8Array[]) => void): void {
    this.#take = take;
    // Before the messages: `take` may find that there are too many of them, and pause again.
    this.#socket.resume();
    this.#handOver();
  }

  /**
   * Reading goes on: so does what waited, until it is paused again. Not within the call: who paused may hold earlier
   * messages back, and hands those on first.
   */
  resumed(): void {
    this.#takenPaused = 0;
    queueMicrotask(() => this.#handOver());
  }

  /** The connection ended: what was sent before is still handed over. */
  ended(): void {
    if (this.#take !== null) this.#take(this.#waiting.splice(0));
  }

  #receive(message: Uint8Array): void {
    const isTaken = this.#take !== null;
    if (!isTaken && this.#socket.readyState !== this.#socket.OPEN) return;
    // `ws` tells all messages of one read in one go, so this is behind the last of them.
    if (isTaken && this.#waiting.length === 0) queueMicrotask(() => this.#handOver());
    this.#waiting.push(message);
    if (isTaken) return;
    this.#waitingBytes += message.length;
    // The rest waits in the client's own buffers.
    if (this.#waiting.length >= MOST_WAITING || this.#waitingBytes >= MOST_WAITING_BYTES)
      this.#socket.pause();
  }

  /** Pausing stops the line, not what was read of it already: one chunk can hold ten thousand messages. */
  #handOver(): void {
    const take = this.#take;
    while (take !== null && this.#waiting.length > 0) {
      if (!this.#socket.isPaused) this.#takenPaused = 0;
      const messages = this.#waiting.splice(0, MOST_AT_ONCE - this.#takenPaused);
      if (messages.length === 0) return;
      this.#takenPaused += messages.length;
      take(messages);
    }
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
