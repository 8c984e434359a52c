import {
  decoderOf,
  encodeSavedMessage,
  isCountedSync,
  MessageType,
  readSavedBody,
  readUint,
  SyncKind,
} from '@coedit/protocol';
import type { Random } from '@coedit/protocol/testing';
import { WebSocket } from 'ws';

/** Updates of earlier that may be sent again. */
const MOST_KEPT = 50;

export interface Repetitions {
  /** Updates and steps that the server got a second time. */
  toServer: number;
  /** Old step 2, of this connection or one before. */
  oldStep2: number;
  /** What the client got a second time. */
  toClient: number;
}

type Handler<E> = ((event: E) => void) | null;

/**
 * What a client sends and gets, some of it twice, at once or much later. Not what TCP does, but what a buggy client, a
 * relay or a page that was restored does; Yjs promises that it changes nothing, and so must everything around it.
 */
export class Repeater {
  readonly counts: Repetitions = { toServer: 0, oldStep2: 0, toClient: 0 };
  /** How likely a message is doubled on the spot. */
  chance = 0;
  readonly #random: Random;
  #socket: RepeatingSocket | null = null;
  readonly #updates: Uint8Array[] = [];
  #step2: Uint8Array | null = null;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A class for `SessionClientOptions.WebSocket`. */
  get socketClass(): typeof globalThis.WebSocket {
    const connected = (socket: RepeatingSocket): void => {
      this.#socket = socket;
    };
    const repeater = this;
    class Socket extends RepeatingSocket {
      constructor(url: string, protocols: string[]) {
        super(new WebSocket(url, protocols), repeater);
        connected(this);
      }
    }
    return Socket as unknown as typeof globalThis.WebSocket;
  }

  /** An update of earlier, perhaps of a connection that is long gone. False: there is none, or nobody to send it to. */
  sendOldUpdate(): boolean {
    if (this.#updates.length === 0 || this.#socket?.isInStep !== true) return false;
    this.#socket.sendAgain(this.#random.pick(this.#updates));
    this.counts.toServer += 1;
    return true;
  }

  sendOldStep2(): boolean {
    if (this.#step2 === null || this.#socket?.isInStep !== true) return false;
    this.#socket.sendAgain(this.#step2);
    this.counts.oldStep2 += 1;
    return true;
  }

  /** Decides for a message that leaves whether it leaves twice. */
  leaves(message: Uint8Array): boolean {
    if (message[1] === SyncKind.Update) {
      this.#updates.push(message.slice());
      if (this.#updates.length > MOST_KEPT) this.#updates.shift();
    } else if (this.#step2 === null || this.#random.chance(0.5)) {
      this.#step2 = message.slice();
    }
    const isDoubled = this.#random.chance(this.chance);
    if (isDoubled) this.counts.toServer += 1;
    return isDoubled;
  }

  enters(): boolean {
    const isDoubled = this.#random.chance(this.chance);
    if (isDoubled) this.counts.toClient += 1;
    return isDoubled;
  }
}

/** Stands between the client and `ws`. The client does not know of what is repeated, so `saved` is counted for it. */
class RepeatingSocket {
  onopen: Handler<unknown> = null;
  onmessage: Handler<{ data: ArrayBuffer }> = null;
  onclose: Handler<unknown> = null;
  onerror: Handler<unknown> = null;
  readonly #socket: WebSocket;
  readonly #repeater: Repeater;
  /** For each counted message that left on this connection: whether the client knows of it. */
  readonly #isOriginal: boolean[] = [];
  #step2Sent = false;

  constructor(socket: WebSocket, repeater: Repeater) {
    this.#socket = socket;
    this.#repeater = repeater;
    socket.onopen = (event) => this.onopen?.(event);
    socket.onclose = (event) => this.onclose?.(event);
    socket.onerror = (event) => this.onerror?.(event);
    socket.onmessage = (event) => this.#receive(event.data as ArrayBuffer);
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  set binaryType(_type: BinaryType) {
    this.#socket.binaryType = 'arraybuffer';
  }

  /** The server has this connection's own step 2. */
  get isInStep(): boolean {
    return this.#step2Sent && this.#socket.readyState === this.#socket.OPEN;
  }

  send(message: Uint8Array): void {
    this.#socket.send(message);
    if (!isCountedSync(message)) return;
    this.#isOriginal.push(true);
    if (message[1] === SyncKind.Step2) this.#step2Sent = true;
    if (this.#repeater.leaves(message)) this.sendAgain(message);
  }

  sendAgain(message: Uint8Array): void {
    this.#socket.send(message);
    this.#isOriginal.push(false);
  }

  close(): void {
    this.#socket.close();
  }

  #receive(data: ArrayBuffer): void {
    const message = new Uint8Array(data);
    if (message[0] === MessageType.Saved) {
      this.onmessage?.({ data: this.#savedForClient(message) });
      return;
    }
    this.onmessage?.({ data });
    if (isCountedSync(message) && this.#repeater.enters()) this.onmessage?.({ data: data.slice(0) });
  }

  #savedForClient(message: Uint8Array): ArrayBuffer {
    const decoder = decoderOf(message);
    readUint(decoder);
    const saved = readSavedBody(decoder);
    const known = this.#isOriginal.slice(0, saved).filter((isOriginal) => isOriginal).length;
    return new Uint8Array(encodeSavedMessage(known)).buffer;
  }
}
