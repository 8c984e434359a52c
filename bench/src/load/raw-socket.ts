import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface Address {
  readonly port: number;
  /** Path and query, as in the request line. */
  readonly path: string;
  readonly protocols: readonly string[];
}

const END_OF_HEADERS = Buffer.from('\r\n\r\n');
const CLOSE_OPCODE = 8;
const PING_OPCODE = 9;
const PONG = 0x8a;

/**
 * A WebSocket reduced to what a load generator needs. `ws` would spend more on parsing each frame than the servers spend
 * on sending it, and the generator would be what is measured; here the bytes are only handed on.
 */
export class RawSocket {
  readonly #socket: Socket;
  /** What came behind the last whole frame. Put together only when the next one is whole: a state comes in many pieces. */
  #pieces: Buffer[] = [];
  #pieceBytes = 0;
  #bytesWanted = 0;
  #onBytes: (bytes: Buffer) => void = () => undefined;
  #onFrame: ((payload: Buffer) => void) | null = null;
  bytesReceived = 0;
  frames = 0;
  /** Chunks that the system handed over. */
  reads = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static open(address: Address): Promise<RawSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect(address.port, '127.0.0.1');
      socket.setNoDelay(true);
      socket.once('error', reject);
      socket.once('connect', () => socket.write(handshake(address)));
      let head = Buffer.alloc(0);
      const readHead = (data: Buffer): void => {
        head = Buffer.concat([head, data]);
        const end = head.indexOf(END_OF_HEADERS);
        if (end === -1) return;
        socket.off('data', readHead);
        const status = head.subarray(0, head.indexOf('\r\n')).toString();
        if (!status.includes(' 101 ')) return reject(new Error(`The upgrade was refused: ${status}`));
        const raw = new RawSocket(socket);
        socket.on('data', (bytes) => raw.#take(bytes));
        socket.on('error', () => socket.destroy());
        resolve(raw);
        // After the one who waits for the socket could say who listens.
        setImmediate(() => raw.#take(head.subarray(end + END_OF_HEADERS.length)));
      };
      socket.on('data', readHead);
    });
  }

  /** Every chunk as it comes from the system: cheap, and enough to look for marks. */
  listenToBytes(listener: (bytes: Buffer) => void): void {
    this.#onBytes = listener;
  }

  /** Every message’s payload; null: nobody wants them any more. */
  listenToFrames(listener: ((payload: Buffer) => void) | null): void {
    this.#onFrame = listener;
  }

  /** Bytes made by `maskedFrame`, which may hold many frames. */
  write(frames: Buffer): void {
    this.#socket.write(frames);
  }

  send(payload: Uint8Array): void {
    this.#socket.write(maskedFrame(payload));
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    this.bytesReceived += bytes.length;
    this.reads += 1;
    this.#onBytes(bytes);
    this.#pieces.push(bytes);
    this.#pieceBytes += bytes.length;
    if (this.#pieceBytes < this.#bytesWanted) return;
    this.#walk(this.#pieces.length === 1 ? bytes : Buffer.concat(this.#pieces));
  }

  #walk(bytes: Buffer): void {
    let at = 0;
    for (;;) {
      const header = headerLength(bytes, at);
      this.#bytesWanted = header;
      if (bytes.length < at + header) break;
      const end = at + header + payloadLength(bytes, at);
      this.#bytesWanted = end - at;
      if (bytes.length < end) break;
      const opcode = (bytes[at] ?? 0) & 0x0f;
      // A payload of its own costs more than all the rest, so only for those who want it.
      if (opcode >= CLOSE_OPCODE) this.#control(opcode, bytes.subarray(at + header, end));
      else this.#onFrame?.(bytes.subarray(at + header, end));
      this.frames += 1;
      at = end;
    }
    this.#pieces = at === bytes.length ? [] : [bytes.subarray(at)];
    this.#pieceBytes = bytes.length - at;
  }

  #control(opcode: number, payload: Buffer): void {
    if (opcode === PING_OPCODE) this.write(maskedFrame(payload, PONG));
    if (opcode !== CLOSE_OPCODE) return;
    const code = payload.length < 2 ? 1005 : payload.readUInt16BE(0);
    throw new Error(`The server closed with ${code} ${payload.subarray(2).toString()}`);
  }
}

function handshake({ port, path, protocols }: Address): string {
  const offered = protocols.length === 0 ? '' : `Sec-WebSocket-Protocol: ${protocols.join(', ')}\r\n`;
  const key = randomBytes(16).toString('base64');
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n${offered}\r\n`;
}

/** Servers send unmasked, whole messages: all the peers here do. */
function headerLength(bytes: Buffer, at: number): number {
  const short = bytes[at + 1] ?? 0;
  return short === 127 ? 10 : short === 126 ? 4 : 2;
}

/** The header is there as a whole. */
function payloadLength(bytes: Buffer, at: number): number {
  const short = bytes[at + 1] ?? 0;
  if (short === 127) return Number(bytes.readBigUInt64BE(at + 2));
  return short === 126 ? bytes.readUInt16BE(at + 2) : short;
}

/** A client's frame. The mask is zero, which is a mask like any other and leaves the payload readable. */
export function maskedFrame(payload: Uint8Array, first = 0x82): Buffer {
  const length = payload.length;
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.alloc(6 + extended + length);
  frame[0] = first;
  if (extended === 0) frame[1] = 0x80 | length;
  else if (extended === 2) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(payload, 6 + extended);
  return frame;
}
