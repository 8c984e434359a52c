import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { strToU8, Zip, ZipDeflate } from 'fflate';

export interface ArchivedFile {
  readonly path: string;
  /** A text as it leaves, or how the bytes of another file are fetched; null: they are gone. */
  readonly content: string | (() => Promise<Uint8Array | null>);
}

/** ms between two looks at who downloads: without a byte taken they are given up, since what waits for them is in memory. */
const STALLED_MS = 60_000;

/**
 * A zip of the files, made while it is being sent: other people's edits pass between two files, and the next one is packed
 * when the one before is on its way. Who takes nothing for a minute is cut off.
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
      const entry = new ZipDeflate(path, { level: 6 });
      zip.add(entry);
      entry.push(bytes, true);
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
