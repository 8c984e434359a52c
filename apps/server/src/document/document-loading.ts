import type { Lineage } from '@coedit/protocol';
import * as Y from 'yjs';
import { SessionDocument } from './document.ts';
import type { GuardLimits } from './guard.ts';
import type { StateConversion, StoredState } from './stored-state.ts';

/** Bytes that are applied in one go, in some milliseconds. */
const GROUP_BYTES = 16 * 1024;
/** From here on a snapshot, or one update, is cut where nobody waits for it. */
const LARGE_BYTES = 96 * 1024;

export interface Loading {
  readonly lineage: Lineage;
  readonly stored: StoredState;
  readonly limits: GuardLimits;
  readonly conversion: StateConversion;
  readonly onStateEncoded: () => void;
  /** Runs the steps, each in a turn of its own. */
  readonly inTurns: <Result>(steps: Iterator<void, Result>) => Promise<Result>;
}

/** The document that was stored; a large one is read in steps. Rejects when it is not whole. */
export async function loadDocument(loading: Loading): Promise<SessionDocument> {
  const { lineage, stored, limits, conversion, onStateEncoded, inTurns } = loading;
  const { snapshot, tail } = stored;
  const bytes = tail.reduce((sum, update) => sum + update.length, snapshot?.length ?? 0);
  if (bytes <= GROUP_BYTES) return SessionDocument.load({ lineage, ...stored }, limits, onStateEncoded);
  const isLarge = (update: Uint8Array | null): boolean => (update?.length ?? 0) > LARGE_BYTES;
  if (isLarge(snapshot) || tail.some(isLarge)) {
    const parts = await conversion.toParts(stored);
    return inTurns(applied({ snapshot: null, tail: parts }, loading));
  }
  return inTurns(applied(stored, loading));
}

function* applied(
  { snapshot, tail }: StoredState,
  { lineage, limits, onStateEncoded }: Loading,
): Generator<void, SessionDocument> {
  const doc = new Y.Doc();
  if (snapshot !== null) {
    Y.applyUpdateV2(doc, snapshot, 'load');
    yield;
  }
  for (const group of groupsOf(tail)) {
    // One transaction for many: the clean-up behind each costs more than small updates do.
    doc.transact(() => {
      for (const update of group) Y.applyUpdate(doc, update, 'load');
    }, 'load');
    // At once, not at the end: with each step Yjs would try all that waits again.
    if (isWaiting(doc)) break;
    yield;
  }
  return SessionDocument.of(doc, lineage, limits, onStateEncoded);
}

/** How many records of the tail follow one another without a gap. */
export function wholeRecords({ snapshot, tail }: StoredState): number {
  const doc = new Y.Doc();
  if (snapshot !== null) Y.applyUpdateV2(doc, snapshot, 'load');
  const gap = tail.findIndex((update) => {
    Y.applyUpdate(doc, update, 'load');
    return isWaiting(doc);
  });
  doc.destroy();
  return gap === -1 ? tail.length : gap;
}

function isWaiting({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

function* groupsOf(updates: readonly Uint8Array[]): Generator<readonly Uint8Array[], void> {
  let group: Uint8Array[] = [];
  let bytes = 0;
  for (const update of updates) {
    if (group.length > 0 && bytes + update.length > GROUP_BYTES) {
      yield group;
      group = [];
      bytes = 0;
    }
    group.push(update);
    bytes += update.length;
  }
  yield group;
}
