import type { Backlog } from '../document/journal.ts';

/** What several sessions together have not saved yet. */
export interface TotalBacklog {
  readonly records: number;
  readonly bytes: number;
  /** Sessions whose last attempt to save failed. */
  readonly faultySessions: number;
}

export function totalBacklog(backlogs: readonly Backlog[]): TotalBacklog {
  let [records, bytes, faultySessions] = [0, 0, 0];
  for (const backlog of backlogs) {
    records += backlog.records;
    bytes += backlog.bytes;
    if (backlog.faulty) faultySessions += 1;
  }
  return { records, bytes, faultySessions };
}
