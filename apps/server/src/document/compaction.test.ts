import { expect, it } from 'vitest';
import { isCompactionDue, isCompactionDueOnUnload } from './compaction.ts';

const KIB = 1024;

it('folds a long tail, a heavy one, and none that weighs little against its snapshot', () => {
  expect(isCompactionDue({ records: 1_999, bytes: 100, snapshotBytes: 0 })).toBe(false);
  expect(isCompactionDue({ records: 2_000, bytes: 100, snapshotBytes: 0 })).toBe(true);
  expect(isCompactionDue({ records: 1, bytes: 64 * KIB, snapshotBytes: 0 })).toBe(true);
  expect(isCompactionDue({ records: 1, bytes: 64 * KIB, snapshotBytes: 65 * KIB })).toBe(false);
});

it('folds a short tail on unload', () => {
  expect(isCompactionDueOnUnload({ records: 49, bytes: 100, snapshotBytes: 0 })).toBe(false);
  expect(isCompactionDueOnUnload({ records: 50, bytes: 100, snapshotBytes: 0 })).toBe(true);
});
