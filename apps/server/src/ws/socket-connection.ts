import type { WebSocket } from 'ws';
import type { Connection } from '../session/connection.ts';
import type { ConnectionEvents } from './connection-events.ts';
import type { SendQueue } from './send-queue.ts';

export interface SocketConnectionOptions {
  readonly stock: boolean;
  /** Bytes that may wait for the client before it counts as slow. */
  readonly sendQueueBytes: number;
  /** It was slow and has taken everything that waited. */
  readonly onDrained: () => void;
  /** It is read from again. */
  readonly onResumed?: () => void;
  readonly events: ConnectionEvents;
}

/** Of one connection, for the line of its life in the log. */
export interface ConnectionTotals {
  messagesIn: number;
  bytesIn: number;
  messagesOut: number;
  bytesOut: number;
}

/** A client that takes nothing for this long is cut off; it comes back and gets what it missed in one. */
const LONGEST_CONGESTION_MS = 30_000;
/**
 * Bytes a second of the slowest line that is served: while what was sent to it could still be on its way, silence says
 * nothing. Else nobody could ever join a large session over a slow line, however often they tried.
 */
const SLOWEST_LINE = 128 * 1024;
/** That much is on its way within the time every line has for an answer: a dead one is told as soon as ever. */
const ALWAYS_ON_ITS_WAY = 512 * 1024;
/** A close that the other end does not answer. */
const CLOSE_TIMEOUT_MS = 3_000;

/** The core's view of one WebSocket. */
export class SocketConnection implements Connection {
  readonly stock: boolean;
  readonly totals: ConnectionTotals = { messagesIn: 0, bytesIn: 0, messagesOut: 0, bytesOut: 0 };
  /** The code that the server closed it with; null: it did not. */
  closedWith: number | null = null;
  readonly #socket: WebSocket;
  readonly #queue: SendQueue;
  readonly #options: SocketConnectionOptions;
  #lastSeen = Date.now();
  /** Of the bytes sent, how many had left before the newest ping that was answered. */
  #arrived = 0;
  #congestedSince: number | null = null;
  #paused = false;
  /** Asked by several at once, the other end is asked once. */
  #probing: Promise<boolean> | null = null;

  constructor(socket: WebSocket, queue: SendQueue, options: SocketConnectionOptions) {
    this.#queue = queue;
    this.stock = options.stock;
    this.#socket = socket;
    this.#options = options;
    socket.on('pong', (data) => this.#answered(data));
  }

  get congested(): boolean {
    if (this.#congestedSince !== null) return true;
    if (this.#queue.bytes <= this.#options.sendQueueBytes) return false;
    // What merely waits for the end of this turn says nothing about the client.
    this.#queue.flush();
    if (this.#queue.bytes <= this.#options.sendQueueBytes) return false;
    this.#congestedSince = Date.now();
    this.#options.events.slow();
    // A ping takes its place behind all that waits: when it is written out, so is everything before it.
    // Its answer tells how much has arrived, as that of the beat's does.
    this.#socket.ping(String(this.totals.bytesOut), undefined, (error) => {
      this.#congestedSince = null;
      this.#options.events.noLongerSlow();
      if (!error) this.#options.onDrained();
    });
    return true;
  }

  get ended(): boolean {
    return !this.#isOpen;
  }

  get cut(): boolean {
    return this.closedWith !== null;
  }

  /** Any byte from the client is a sign of life. */
  seen(): void {
    this.#lastSeen = Date.now();
  }

  received(message: Uint8Array): void {
    this.seen();
    this.totals.messagesIn += 1;
    this.totals.bytesIn += message.length;
    this.#options.events.received(message);
  }

  send(message: Uint8Array): void {
    if (!this.#isOpen) return;
    this.#queue.push(message);
    this.totals.messagesOut += 1;
    this.totals.bytesOut += message.length;
    this.#options.events.sent(message);
  }

  flush(): void {
    this.#queue.flush();
  }

  close(code: number, reason: string): void {
    if (!this.#isOpen) return;
    this.closedWith = code;
    this.#queue.flush();
    this.#socket.close(code, reason);
    // Reading on lets the closing handshake finish.
    this.#socket.resume();
    setTimeout(() => this.#socket.terminate(), CLOSE_TIMEOUT_MS).unref();
  }

  pause(): void {
    if (!this.#isOpen) return;
    this.#paused = true;
    this.#socket.pause();
  }

  resume(): void {
    this.#paused = false;
    // Silence while nothing was read says nothing about the line.
    this.seen();
    if (!this.#isOpen) return;
    this.#socket.resume();
    this.#options.onResumed?.();
  }

  probe(ms: number): Promise<boolean> {
    if (!this.#isOpen) return Promise.resolve(false);
    // Not read from, so no answer could arrive; it sent too much a moment ago, so it lives.
    if (this.#paused) return Promise.resolve(true);
    this.#probing ??= this.#ask(ms).finally(() => {
      this.#probing = null;
    });
    return this.#probing;
  }

  #ask(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (alive: boolean): void => {
        clearTimeout(timer);
        this.#socket.off('pong', answered).off('message', answered).off('close', ended);
        if (!alive) this.#socket.terminate();
        resolve(alive);
      };
      const answered = (): void => finish(true);
      const ended = (): void => finish(false);
      const timer = setTimeout(ended, ms);
      this.#socket.on('pong', answered).on('message', answered).on('close', ended);
      this.#socket.ping();
    });
  }

  /** Called every few seconds: asks for a sign of life, and ends a line that gave none for `silentMs`. */
  beat(silentMs: number): void {
    if (!this.#isOpen || this.#paused) return;
    const now = Date.now();
    const silence = now - this.#lastSeen;
    const onItsWay = this.totals.bytesOut - this.#arrived - ALWAYS_ON_ITS_WAY;
    const mayTakeMs = silentMs + (Math.max(0, onItsWay) / SLOWEST_LINE) * 1000;
    // A slow reader cannot answer a ping that waits behind megabytes, so it has longer.
    const since = this.#congestedSince;
    const isDead =
      since === null ? silence > mayTakeMs : now - since > Math.max(LONGEST_CONGESTION_MS, mayTakeMs);
    if (isDead) return this.#socket.terminate();
    if (since !== null) return;
    // What it counts has to be on its way before it.
    this.#queue.flush();
    this.#socket.ping(String(this.totals.bytesOut));
  }

  /** A pong repeats what its ping said; what it says otherwise is not believed. */
  #answered(data: Buffer): void {
    this.seen();
    const arrived = Number(data.toString());
    if (arrived > this.#arrived && arrived <= this.totals.bytesOut) this.#arrived = arrived;
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }
}
