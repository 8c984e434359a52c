/** The content of a file, which grows without being copied each time. */
export class Bytes {
  #buffer: Buffer;
  #length: number;

  constructor(content: Buffer = Buffer.alloc(0)) {
    this.#buffer = content;
    this.#length = content.length;
  }

  write(offset: number, data: Buffer): void {
    const end = offset + data.length;
    if (end > this.#buffer.length) {
      // A hole reads as zeros.
      const larger = Buffer.alloc(Math.max(end, 2 * this.#buffer.length));
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    data.copy(this.#buffer, offset);
    this.#length = Math.max(this.#length, end);
  }

  truncate(length: number): void {
    if (length > this.#length) this.write(length - 1, Buffer.alloc(1));
    this.#buffer.fill(0, length, this.#length);
    this.#length = length;
  }

  copy(): Bytes {
    return new Bytes(this.toBuffer());
  }

  toBuffer(): Buffer {
    return Buffer.from(this.#buffer.subarray(0, this.#length));
  }
}
