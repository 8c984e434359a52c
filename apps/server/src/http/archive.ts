import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { deflateRaw } from 'node:zlib';
import { strToU8, Zip, ZipPassThrough } from 'fflate';

export interface ArchivedFile {
  readonly path: string;
  /** A text as it leaves, or how the bytes of another file are fetched; null: they are gone. */
  readonly content: string | (() => Promise<Uint8Array | null>);
}

/** Bytes whose checksum is worked out in one go: about a millisecond. */
const SLICE_BYTES = 256 * 1024;
/** The number of the method in a zip. */
const DEFLATE = 8;
const LEVEL = 6;
/** ms between two looks at who downloads: without a byte taken they are given up, since what waits for them is in memory. */
const STALLED_MS = 60_000;

/**
 * A zip of the files, made while it is being sent: the next one is packed when the one before is on its way. Other people's
 * edits pass meanwhile: packing, a third of a second for 4 MiB, is done by zlib's own threads. Who takes nothing for a minute
 * is cut off.
 */
export function archiveOf(files: readonly ArchivedFile[]): Readable {
  const stream = new PassThrough();
  const zip = new Zip((error, chunk, final) => {
    if (error !== null) return stream.destroy(error);
    stream.write(chunk);
    if (final) stream.end();
    return undefined;
  });
  void fill(zip, files, stream);
  return stream;
}

async function fill(zip: Zip, files: readonly ArchivedFile[], stream: PassThrough): Promise<void> {
  try {
    for (const { path, content } of files) {
      if (stream.destroyed) return;
      const bytes = typeof content === 'string' ? strToU8(content) : await content();
      if (bytes === null) continue;
      const file = new PackedFile(path, bytes);
      zip.add(file);
      await file.pack();
      if (stream.writableNeedDrain) await drained(stream);
      else await setImmediate();
    }
    zip.end();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error('zip failed'));
  }
}

/** Resolves when it was read, and when it has ended, which it does by itself after a while without a reader. */
function drained(stream: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    let left = Number.POSITIVE_INFINITY;
    const watch = setInterval(() => {
      const now = stream.writableLength + stream.readableLength;
      if (now >= left) stream.destroy(new Error('Nobody took the zip.'));
      left = now;
    }, STALLED_MS);
    const done = () => {
      clearInterval(watch);
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}

class PackedFile extends ZipPassThrough {
  override compression = DEFLATE;
  readonly #bytes: Uint8Array;

  constructor(path: string, bytes: Uint8Array) {
    super(path);
    this.#bytes = bytes;
  }

  /** Resolves when all of it was handed to the zip. */
  async pack(): Promise<void> {
    const bytes = this.#bytes;
    // The checksum of what follows the last slice is told with it.
    for (let at = 0; at + SLICE_BYTES < bytes.length; at += SLICE_BYTES) {
      this.push(bytes.subarray(at, at + SLICE_BYTES));
      await setImmediate();
    }
    const begun = Math.max(0, Math.ceil(bytes.length / SLICE_BYTES) - 1) * SLICE_BYTES;
    this.push(bytes.subarray(begun), true);
    this.ondata(null, await deflated(bytes), true);
  }

  /** The base class keeps count and checksum; what leaves is packed in one piece behind them. */
  protected override process(): void {}
}

function deflated(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    deflateRaw(bytes, { level: LEVEL }, (error, packed) => {
      if (error === null) resolve(packed as Uint8Array<ArrayBuffer>);
      else reject(error);
    });
  });
}
