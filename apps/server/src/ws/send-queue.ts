import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Departing, Departures } from './departures.ts';

/**
 * What waits to leave for one socket. Frames are written to the TCP socket itself (the one of the upgrade), beside `ws`,
 * which writes there too: pings, pongs and the close. So whoever lets `ws` write behind messages calls `flush` before.
 * That `ws` writes at once and keeps nothing back (true without compression) is held by a test.
 */
export class SendQueue implements Departing {
  readonly #webSocket: WebSocket;
  readonly #socket: Socket;
  readonly #departures: Departures;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;

  constructor(webSocket: WebSocket, socket: Socket, departures: Departures) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#departures = departures;
  }

  /** Bytes not yet taken by the operating system. */
  get bytes(): number {
    return this.#waitingBytes + this.#socket.writableLength;
  }

  push(message: Uint8Array): void {
    if (this.#waiting.length === 0) this.#departures.add(this);
    for (const buffer of this.#departures.frames.of(message)) {
      this.#waiting.push(buffer);
      this.#waitingBytes += buffer.length;
    }
  }

  flush(): void {
    this.#departures.leaveNow(this);
  }

  takeWaiting(): readonly Buffer[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    return waiting;
  }

  depart(bytes: Buffer): void {
    // Nothing may follow a close frame, be it ours or the answer of `ws` to theirs.
    if (this.#webSocket.readyState === this.#webSocket.OPEN) this.#socket.write(bytes);
  }
}
