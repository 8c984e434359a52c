const BINARY_WHOLE = 0x82;
/** Beyond this, copying the payload behind its header costs more than writing the two one after the other. */
const LONGEST_COPIED = 16 * 1024;

/**
 * Makes WebSocket frames (RFC 6455, 5.2: binary, whole, unmasked, as servers send them), each once: a message goes to
 * many receivers one after the other, and all of them get the same buffers.
 *
 * `ws` has no public way to hand over a finished frame: its `send` builds a header for every receiver, and writes at once.
 */
export class Frames {
  #message: Uint8Array | null = null;
  #frame: readonly Buffer[] = [];

  /** The buffers must not be changed. */
  of(message: Uint8Array): readonly Buffer[] {
    if (message === this.#message) return this.#frame;
    this.#message = message;
    this.#frame = framed(message);
    return this.#frame;
  }
}

function framed(message: Uint8Array): readonly Buffer[] {
  const header = headerFor(message.length);
  const payload = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  return message.length > LONGEST_COPIED ? [header, payload] : [Buffer.concat([header, payload])];
}

function headerFor(length: number): Buffer {
  if (length < 126) return Buffer.from([BINARY_WHOLE, length]);
  if (length < 65_536) return Buffer.from([BINARY_WHOLE, 126, length >>> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header[0] = BINARY_WHOLE;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
