import type * as Y from 'yjs';
import { DeletionCheck } from './deletions.ts';
import { DryRun } from './dry-run.ts';
import { KnownDocument } from './known-document.ts';
import { checkLimits } from './limits-check.ts';
import { checkOrder, Effort } from './list-order.ts';
import type { Totals } from './totals.ts';
import { readUpdate } from './update-reader.ts';
import { Rejected, refuse, type Verdict } from './verdict.ts';

export { countFiles, measureTotals, namedBlobs } from './totals.ts';
export type { RefusalReason, Verdict } from './verdict.ts';

export interface GuardLimits {
  /** UTF-16 units of one file's text. */
  readonly maxFileLength: number;
  /** UTF-16 units of all texts. */
  readonly maxSessionLength: number;
  readonly maxFiles: number;
  readonly maxSettingBytes: number;
  /** Structs of the document in memory: what its history is cut into. */
  readonly maxPieces: number;
  /** Yjs client ids that ever wrote in the session. */
  readonly maxWriters: number;
}

export interface GuardContext {
  /** The document the update would be applied to; only read. */
  readonly doc: Y.Doc;
  /** 'update': a live update; 'step2': the answer to sync step 1, which may carry what others wrote (offline merge). */
  readonly kind: 'update' | 'step2';
  /** May this participant write structs under this Yjs client id? Asked for every client of an 'update' that brings something new. */
  ownsClient(clientId: number): boolean;
  /** The same for a 'step2'. */
  mayMerge(clientId: number): boolean;
  readonly limits: GuardLimits;
  /** Running totals kept by the document, so that nothing is counted anew per keystroke. */
  readonly totals: Totals;
  /** Of the update that this one is a part of. */
  readonly effort?: Effort;
}

/**
 * Judges an update before Yjs sees it: whether applying it leaves the document whole, in its shape, within its
 * limits, with nothing pending. Whole or not at all, because Yjs can throw after it changed the document.
 * Never throws; changes nothing.
 */
export function checkUpdate(update: Uint8Array, context: GuardContext): Verdict {
  try {
    return judge(update, context);
  } catch (error) {
    if (error instanceof Rejected) return error.verdict;
    // Nothing here is expected to throw otherwise; if it does, the update is at fault and Yjs must not meet it.
    return { kind: 'refuse', reason: 'malformed', detail: `unexpected: ${error}` };
  }
}

function judge(update: Uint8Array, context: GuardContext): Verdict {
  const { sections, deletions } = readUpdate(update);
  const document = new KnownDocument(context.doc);
  const dryRun = new DryRun(document, { maxSettingBytes: context.limits.maxSettingBytes });
  const mayWrite = context.kind === 'update' ? context.ownsClient : context.mayMerge;
  let novel = false;
  for (const section of sections) {
    const run = dryRun.add(section);
    if (run.end <= run.known) continue;
    novel = true;
    if (!mayWrite.call(context, run.client)) refuse('client-id', `structs of client ${run.client}`);
  }
  dryRun.placeAll();
  checkOrder(document, dryRun.listWrites, context.effort ?? new Effort());
  const deleting = new DeletionCheck(document, dryRun);
  deleting.check(deletions);
  if (!novel && !deleting.novel) return { kind: 'accept', novel, added: 0, removed: 0, filesChanged: false };

  checkLimits(document, dryRun, context);
  const { added, removed } = document.textChange();
  const filesChanged = deleting.filesChanged || dryRun.writesFiles;
  return { kind: 'accept', novel: true, added, removed, filesChanged };
}
