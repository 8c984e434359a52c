import { once } from 'node:events';
import {
  decoderOf,
  encodePingMessage,
  MessageType,
  readNoticeBody,
  readPingBody,
  readUint,
} from '@coedit/protocol';
import { WebSocket } from 'ws';
import { until } from '../until.ts';

/** A message that the server neither answers nor closes for is a hang. */
const LONGEST_WAIT_MS = 15_000;

export interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** A connection that says anything, and looks after each message whether the server still answers. */
export class Attacker {
  readonly socket: WebSocket;
  readonly #kind: 'page' | 'stock';
  closing: Closing | null = null;
  /** Everything but pongs. */
  readonly heard: Uint8Array[] = [];
  #pinged = 0;
  #ponged = 0;
  #onChange: () => void = () => undefined;

  /** @param from the address that a proxy would name */
  constructor(url: string, token: string, kind: 'page' | 'stock', from?: string) {
    this.#kind = kind;
    const headers = from === undefined ? {} : { 'X-Forwarded-For': from };
    this.socket =
      kind === 'page'
        ? new WebSocket(url, ['coedit.v1', `token.${token}`], { headers })
        : new WebSocket(`${url}?token=${token}`, { headers });
    this.socket.on('message', (data: Buffer) => this.#hear(new Uint8Array(data)));
    this.socket.on('pong', () => {
      this.#ponged = this.#pinged;
      this.#onChange();
    });
    this.socket.on('close', (code, reason) => {
      this.closing = { code, reason: reason.toString() };
      this.#onChange();
    });
    this.socket.on('error', () => undefined);
  }

  async open(): Promise<this> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
    // Who has not joined yet is answered by the protocol below, while its messages wait.
    await until('it joined', () => this.heard.length > 0 || this.closing !== null);
    return this;
  }

  /** Resolves when the server took the message and answers still, or has closed. */
  async say(message: Uint8Array): Promise<Closing | null> {
    if (this.closing !== null) return this.closing;
    this.#pinged += 1;
    this.socket.send(message);
    // A stock client has no ping of its own; a frame of the protocol below is answered when all before it was read.
    if (this.#kind === 'stock') this.socket.ping();
    else this.socket.send(encodePingMessage(this.#pinged));
    await this.#settled();
    return this.closing;
  }

  /** What the notices told so far. */
  get notices(): readonly string[] {
    return this.heard.flatMap((message) => {
      const decoder = decoderOf(message);
      return readUint(decoder) === MessageType.Notice ? [readNoticeBody(decoder).code] : [];
    });
  }

  close(): void {
    this.socket.terminate();
  }

  #hear(message: Uint8Array): void {
    const decoder = decoderOf(message);
    if (readUint(decoder) !== MessageType.Pong) {
      this.heard.push(message);
      return;
    }
    this.#ponged = Math.max(this.#ponged, readPingBody(decoder));
    this.#onChange();
  }

  #settled(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error('The server neither answered nor closed.')),
        LONGEST_WAIT_MS,
      );
      this.#onChange = () => {
        if (this.closing === null && this.#ponged < this.#pinged) return;
        clearTimeout(timer);
        this.#onChange = () => undefined;
        resolve();
      };
      this.#onChange();
    });
  }
}
