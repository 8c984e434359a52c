import type { DryRun } from './dry-run.ts';
import type { GuardLimits } from './guard.ts';
import type { KnownDocument } from './known-document.ts';
import type { Totals } from './totals.ts';
import { refuse } from './verdict.ts';

/** A deleted file leaves its root and its key behind in the document for good; a session may wear out this many per file. */
const ROOTS_PER_FILE = 32;
/** Names of settings ever used in one session. */
const MAX_SETTINGS = 1000;

/** To be asked last: an update is measured by what it leaves, so that replacing a whole file of full size is fine. */
export function checkLimits(
  document: KnownDocument,
  dryRun: DryRun,
  { limits, totals }: { readonly limits: GuardLimits; readonly totals: Totals },
): void {
  checkLengths(document, limits, totals);
  checkRoots(document, limits);
  checkWriters(document, dryRun, limits);
  if (dryRun.mapWrites.length > 0) checkKeys(dryRun, limits, totals);
}

function checkLengths(document: KnownDocument, limits: GuardLimits, totals: Totals): void {
  for (const { type, added, removed } of document.roots()) {
    // What only shrinks is welcome even above the limit, which may have been lowered.
    if (added <= removed) continue;
    const length = (type?._length ?? 0) + added - removed;
    if (length > limits.maxFileLength) refuse('too-large', `a file of ${length} characters`);
  }
  const { added, removed } = document.textChange();
  const length = totals.sessionLength + totals.blobBytes + added - removed;
  if (added > removed && length > limits.maxSessionLength)
    refuse('too-large', `a session of ${length} characters`);
}

function checkRoots(document: KnownDocument, limits: GuardLimits): void {
  if (document.newRoots > 0 && document.rootCount > ROOTS_PER_FILE * limits.maxFiles) {
    refuse('too-many-files', 'the session has worn out its files');
  }
}

function checkWriters(document: KnownDocument, dryRun: DryRun, limits: GuardLimits): void {
  let added = 0;
  for (const run of dryRun.runs.values()) if (run.known === 0) added += 1;
  if (added > 0 && document.writers + added > limits.maxWriters)
    refuse('too-large', 'the session has worn out its writers');
}

function checkKeys(dryRun: DryRun, limits: GuardLimits, totals: Totals): void {
  const files = new KeyUse();
  const settings = new KeyUse();
  for (const { place, isValue } of dryRun.mapWrites) {
    const { root, key } = place;
    if (key === null || root.kind === 'text') continue;
    const item = root.type?._map.get(key);
    const use = root.kind === 'files' ? files : settings;
    use.known = root.type?._map.size ?? 0;
    if (item === undefined) use.unseen.add(key);
    if (isValue && !place.gone && (item === undefined || item.deleted)) use.raised.add(key);
  }
  if (files.raised.size > 0 && totals.files + files.raised.size > limits.maxFiles) {
    refuse('too-many-files', `${totals.files + files.raised.size} files`);
  }
  if (files.exceeds(ROOTS_PER_FILE * limits.maxFiles))
    refuse('too-many-files', 'the session has worn out its files');
  if (settings.exceeds(MAX_SETTINGS)) refuse('too-large', `more than ${MAX_SETTINGS} settings`);
}

/** How an update uses the keys of one map. */
class KeyUse {
  /** Keys that the document has, deleted ones included. */
  known = 0;
  readonly unseen = new Set<string>();
  /** Keys that have no value now and will have one. */
  readonly raised = new Set<string>();

  exceeds(most: number): boolean {
    return this.unseen.size > 0 && this.known + this.unseen.size > most;
  }
}
