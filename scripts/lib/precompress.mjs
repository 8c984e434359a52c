// The server never compresses on the fly: what a browser asks for lies beside the original as .br and .gz.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { listFiles } from './repository.mjs';

const COMPRESSIBLE = /\.(css|html|js|json|map|mjs|svg|ttf|txt|wasm|webmanifest|xml)$/;
/** Below this a response fits into one packet either way. */
const SMALLEST_BYTES = 1_024;
/** 11 saves another 5 % and takes ten times as long: for release images, not for someone who waits. */
const BROTLI_QUALITY = Number(process.env.COEDIT_BROTLI_QUALITY ?? 9);
/** As many as libuv has threads for. */
const AT_ONCE = 4;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Writes FILE.br and FILE.gz beside every compressible file under `folder`, where they are smaller. */
export async function precompress(folder) {
  const waiting = listFiles(folder, ['']).filter((file) => COMPRESSIBLE.test(file));
  const worker = async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop())
      await compress(join(folder, file));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function compress(path) {
  const bytes = await readFile(path);
  if (bytes.length < SMALLEST_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await keepIfSmaller(`${path}.br`, await brotli(bytes, { params }), bytes);
  await keepIfSmaller(`${path}.gz`, await gzipped(bytes, { level: 9 }), bytes);
}

async function keepIfSmaller(path, compressed, bytes) {
  if (compressed.length < bytes.length) await writeFile(path, compressed);
}
