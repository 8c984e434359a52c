import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A zip of the files, made while it is being sent: other people's edits pass between two files. */
export function archiveOf(files: readonly { readonly path: string; readonly content: string }[]): Readable {
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

async function fill(
  zip: Zip,
  files: readonly { readonly path: string; readonly content: string }[],
  stream: PassThrough,
): Promise<void> {
  try {
    for (const { path, content } of files) {
      if (stream.destroyed) return;
      const entry = new ZipDeflate(path, { level: 6 });
      zip.add(entry);
      entry.push(strToU8(content), true);
      await setImmediate();
    }
    zip.end();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error('zip failed'));
  }
}
