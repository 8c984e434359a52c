import { CloseCode } from '@coedit/protocol';
import type { RawData, WebSocket } from 'ws';

/** What may arrive while the session is still being opened; an honest client sends a few hundred bytes. */
const MOST_WAITING = 256;
const MOST_WAITING_BYTES = 64 * 1024;
/** Messages taken at once from somebody who is paused; the others wait until it is not. */
const MOST_PAUSED = 500;

/**
 * Messages of one socket. Listens from the tick of the upgrade on, so that nothing is missed while the session is being
 * opened, and hands everything over, in order, once there is somebody to take it.
 */
export class Inbox {
  readonly #socket: WebSocket;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #take: ((message: Uint8Array) => void) | null = null;
  #takenPaused = 0;

  /** `onReceived` is told of every message at once, also of those that wait. */
  constructor(socket: WebSocket, onReceived: (message: Uint8Array) => void) {
    this.#socket = socket;
    socket.on('message', (data: RawData, isBinary: boolean) => {
      const message = bytesOf(data);
      onReceived(message);
      if (isBinary) this.#receive(message);
      else socket.close(CloseCode.TextFrame, 'binary messages only');
    });
  }

  /** From now on messages go to `take`, those that waited first. */
  open(take: (message: Uint8Array) => void): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#take = take;
    // Before the messages: `take` may find that there are too many of them, and pause again.
    this.#socket.resume();
    for (const message of waiting) take(message);
  }

  /** Reading goes on: so does what waited, until it is paused again. */
  resumed(): void {
    this.#takenPaused = 0;
    const waiting = this.#waiting.splice(0);
    for (const message of waiting) this.#receive(message);
  }

  /** The connection ended: what was sent before is still handed over. */
  ended(): void {
    const take = this.#take;
    if (take !== null) for (const message of this.#waiting.splice(0)) take(message);
  }

  #receive(message: Uint8Array): void {
    if (this.#take !== null) return this.#handOver(message, this.#take);
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#waiting.push(message);
    this.#waitingBytes += message.length;
    // The rest waits in the client's own buffers.
    if (this.#waiting.length >= MOST_WAITING || this.#waitingBytes >= MOST_WAITING_BYTES)
      this.#socket.pause();
  }

  /** Pausing stops the line, not what was read of it already: one chunk can hold ten thousand messages. */
  #handOver(message: Uint8Array, take: (message: Uint8Array) => void): void {
    if (!this.#socket.isPaused) this.#takenPaused = 0;
    else if (this.#takenPaused >= MOST_PAUSED) {
      this.#waiting.push(message);
      return;
    }
    this.#takenPaused += 1;
    take(message);
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
