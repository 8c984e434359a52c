import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { strToU8, Zip, ZipDeflate } from 'fflate';

export interface ArchivedFile {
  readonly path: string;
  /** A text as it leaves, or how the bytes of another file are fetched; null: they are gone. */
  readonly content: string | (() => Promise<Uint8Array | null>);
}

/** A zip of the files, made while it is being sent: other people's edits pass between two files. */
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
      await setImmediate();
    }
    zip.end();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error('zip failed'));
  }
}
