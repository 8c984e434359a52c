import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Departing, Departures } from './departures.ts';

const NOTHING: readonly Buffer[] = [];

/**
 * What waits to leave for one socket. Frames are written to the TCP socket itself (the one of the upgrade), beside `ws`,
 * which writes there too: pings, pongs and the close. So whoever lets `ws` write behind messages calls `flush` before.
 * That `ws` writes at once and keeps nothing back (true without compression) is held by a test.
 */
export class SendQueue implements Departing {
  readonly #webSocket: WebSocket;
  readonly #socket: Socket;
  readonly #departures: Departures;
  /** The frame itself while it is alone, which it mostly is: nothing is made for each receiver then. */
  #waiting: readonly Buffer[] = NOTHING;
  /** The same when it is several. */
  #gathered: Buffer[] | null = null;
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
    const frame = this.#departures.frames.of(message);
    for (const buffer of frame) this.#waitingBytes += buffer.length;
    if (this.#waiting.length === 0) {
      this.#waiting = frame;
      this.#departures.add(this);
      return;
    }
    if (this.#gathered === null) this.#waiting = this.#gathered = [...this.#waiting];
    this.#gathered.push(...frame);
  }

  flush(): void {
    this.#departures.leaveNow(this);
  }

  takeWaiting(): readonly Buffer[] {
    const waiting = this.#waiting;
    this.#waiting = NOTHING;
    this.#gathered = null;
    this.#waitingBytes = 0;
    return waiting;
  }

  depart(bytes: Buffer): void {
    // Nothing may follow a close frame, be it ours or the answer of `ws` to theirs.
    if (this.#webSocket.readyState === this.#webSocket.OPEN) this.#socket.write(bytes);
  }
}
