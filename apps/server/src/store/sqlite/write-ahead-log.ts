import { closeSync, existsSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { StoreUnavailable } from '../store.ts';

/** Bytes at a time. The log of a large transaction can be larger than what fits into memory. */
const PIECE_BYTES = 1024 * 1024;

/**
 * Makes sure that the write-ahead log which was found is on the disk, and not only in the kernel's memory. A sync that
 * failed leaves there what looks written: the kernel takes it for clean and no later sync writes it. SQLite goes on behind
 * such frames, and a power cut would take all that follows them. Written over itself it has to be written again.
 *
 * Only while the database is locked: a running server's log must not be touched. And before anything is written: a
 * checkpoint that overtakes a log which is not on the disk leaves a database that nothing can mend. In place, not as a copy
 * under a new name, since a full disk may have no room for one; whatever a power cut leaves amid this are the same bytes.
 */
export function renewWriteAheadLog(database: string): void {
  const file = `${database}-wal`;
  if (!existsSync(file)) return;
  try {
    const descriptor = openSync(file, 'r+');
    try {
      writeOverItself(descriptor);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreUnavailable(
      `The newest edits in ${file} cannot be brought to the disk: ${reason}. Nothing was changed. See to the disk, then start Coedit again.`,
    );
  }
}

function writeOverItself(descriptor: number): void {
  const piece = Buffer.alloc(PIECE_BYTES);
  for (let position = 0; ; ) {
    const length = readSync(descriptor, piece, 0, piece.length, position);
    if (length === 0) return;
    for (let written = 0; written < length; )
      written += writeSync(descriptor, piece, written, length - written, position + written);
    position += length;
  }
}
