/** Records and bytes behind the newest snapshot, and the snapshot's own size. */
export interface TailSize {
  readonly records: number;
  readonly bytes: number;
  readonly snapshotBytes: number;
}

const MOST_RECORDS = 2_000;
const LEAST_BYTES = 64 * 1024;
const LEAST_RECORDS_ON_UNLOAD = 50;

/** While people work: when loading the tail would cost clearly more than loading the snapshot. */
export function isCompactionDue(tail: TailSize): boolean {
  return tail.records >= MOST_RECORDS || tail.bytes >= Math.max(LEAST_BYTES, tail.snapshotBytes);
}

/** When the session is unloaded anyway, a short tail is worth folding too. */
export function isCompactionDueOnUnload(tail: TailSize): boolean {
  return tail.records >= LEAST_RECORDS_ON_UNLOAD || isCompactionDue(tail);
}
