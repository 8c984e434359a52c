import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { RescuedState } from '../backups.ts';
import type { RescuedBlock, RescuedRows } from './operations.ts';
import { decodeRecords } from './records.ts';

const decompress = promisify(brotliDecompress);

/** Unpacks what was read; ends before the first block that cannot be unpacked. */
export async function toRescuedState({
  lineage,
  newest,
  snapshot,
  snapshotUpTo,
  blocks,
}: RescuedRows): Promise<RescuedState> {
  const tail: Uint8Array[] = [];
  let at: number | null = null;
  for (const block of blocks) {
    const records = await recordsOf(block);
    if (records === null) break;
    for (const record of records) {
      tail.push(record.update);
      at = record.at;
    }
  }
  return { lineage, snapshot, tail, newest, through: snapshotUpTo + tail.length, at };
}

async function recordsOf({
  payload,
  isPacked,
  count,
}: RescuedBlock): Promise<ReturnType<typeof decodeRecords> | null> {
  try {
    const records = decodeRecords(isPacked ? await decompress(payload) : payload);
    return records.length === count ? records : null;
  } catch {
    return null;
  }
}
