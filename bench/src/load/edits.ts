import { randomInt } from 'node:crypto';
import type { OpenDocument } from '../peers/peer.ts';
import { maskedFrame } from './raw-socket.ts';
import { Typist } from './typist.ts';

/** Each edit types one of these: its writer and its number, readable in the bytes of any server's messages. */
const STAMP = /([a-z])(\d{6});/g;
const FIRST_LETTER = 'a'.charCodeAt(0);
export const END_MARK = '~END;';

/** One who types stamps at the end of a text of its own: the frames of that, made as they are needed. */
export class Writer {
  readonly letter: string;
  readonly #typist: Typist;
  readonly #document: OpenDocument;
  made = 0;

  constructor(index: number, document: OpenDocument) {
    this.letter = String.fromCharCode(FIRST_LETTER + index);
    this.#document = document;
    this.#typist = new Typist(randomInt(1, 2 ** 31), document.texts[index] ?? '');
  }

  /** So many stamps, ready to be written to the socket in one. */
  type(count: number): Buffer {
    const frames: Buffer[] = [];
    for (let index = 0; index < count; index += 1) {
      frames.push(this.#frameOf(`${this.letter}${String(this.made).padStart(6, '0')};`));
      this.made += 1;
    }
    return Buffer.concat(frames);
  }

  end(): Buffer {
    return this.#frameOf(END_MARK);
  }

  #frameOf(text: string): Buffer {
    return maskedFrame(this.#document.message(this.#typist.type(text)));
  }
}

/** The stamps in bytes that came; those torn between two chunks are not seen, which a sample can bear. */
export function* stampsIn(bytes: Buffer): Iterable<{ readonly writer: number; readonly number: number }> {
  for (const [, letter = '', number = ''] of bytes.toString('latin1').matchAll(STAMP)) {
    yield { writer: letter.charCodeAt(0) - FIRST_LETTER, number: Number(number) };
  }
}

/** Counts the end marks in a stream, also those that lie across two chunks. */
export class EndCounter {
  count = 0;
  #tail = Buffer.alloc(0);

  /** True if there was one. */
  take(bytes: Buffer): boolean {
    const before = this.count;
    const border = Buffer.concat([this.#tail, bytes.subarray(0, END_MARK.length - 1)]);
    if (border.includes(END_MARK)) this.count += 1;
    for (let at = bytes.indexOf(END_MARK); at !== -1; at = bytes.indexOf(END_MARK, at + 1)) this.count += 1;
    const kept = Buffer.concat([this.#tail, bytes.subarray(1 - END_MARK.length)]);
    this.#tail = kept.subarray(1 - END_MARK.length);
    return this.count > before;
  }
}
