import { strToU8, Zip, ZipDeflate } from 'fflate';

export interface ZipEntry {
  readonly path: string;
  /** A text, bytes, or null for what cannot be had. */
  readonly read: () => string | Promise<Uint8Array | null>;
}

export interface Zipping {
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
  /** Between two stretches of work. */
  readonly pause?: () => Promise<void>;
}

/** Gives the browser a file to keep. */
function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function saveText(name: string, content: string): void {
  save(name, new Blob([content], { type: 'text/plain;charset=utf-8' }));
}

export function saveBytes(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  save(name, new Blob([bytes], { type: 'application/octet-stream' }));
}

/** Rejects when it was ended before it was whole. */
export async function saveZip(
  name: string,
  entries: readonly ZipEntry[],
  zipping: Zipping = {},
): Promise<void> {
  save(name, new Blob(await zipFiles(entries, zipping), { type: 'application/zip' }));
}

/**
 * Made here from the document, so that it works offline and has what was typed a moment ago. On the page's own thread,
 * one file after the other with a pause when a frame's time is used up: fflate's workers need a blob address, which the
 * security policy forbids.
 */
export async function zipFiles(
  entries: readonly ZipEntry[],
  { onProgress, signal, pause = nextTask }: Zipping = {},
): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else chunks.push(new Uint8Array(chunk));
  });
  const ended = whenEnded(signal);
  let since = performance.now();
  let done = 0;
  for (const entry of entries) {
    signal?.throwIfAborted();
    const reading = entry.read();
    // It comes by the line: nothing else is done meanwhile.
    if (typeof reading !== 'string') onProgress?.(done);
    const content = await Promise.race([reading, ended]);
    done++;
    if (content === null) continue;
    const deflated = new ZipDeflate(entry.path, { level: 6 });
    zip.add(deflated);
    deflated.push(typeof content === 'string' ? strToU8(content) : content, true);
    if (performance.now() - since < FRAME) continue;
    onProgress?.(done);
    await pause();
    since = performance.now();
  }
  zip.end();
  if (failure !== null) throw failure;
  return chunks;
}

/** ms. */
const FRAME = 12;

/** Rejects when it is ended: also while a file is waited for that does not come. */
function whenEnded(signal: AbortSignal | undefined): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Nobody may be waiting just then.
  ended.catch(() => undefined);
  return ended;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}
