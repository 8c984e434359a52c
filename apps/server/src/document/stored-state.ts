import * as Y from 'yjs';
import { type PartSize, partsOf } from './update-parts.ts';
import { Rejected } from './verdict.ts';

/** What is stored of a document. */
export interface StoredState {
  /** Yjs update, v2. */
  readonly snapshot: Uint8Array | null;
  /** Yjs updates, v1, behind it. */
  readonly tail: readonly Uint8Array[];
}

/**
 * Work on stored states that takes as long as they are large, so it is done where nobody waits for it. Both reject when the
 * bytes are not what they ought to be.
 */
export interface StateConversion {
  /** A snapshot for the store (v2) of a state that is given in parts (v1). */
  toSnapshot(parts: readonly Uint8Array[]): Promise<Uint8Array>;
  /** The state as updates (v1) each of which builds only on those before it, none of them long to apply. */
  toParts(stored: StoredState): Promise<readonly Uint8Array[]>;
}

const SIZE: PartSize = { pieces: 500, bytes: 64 * 1024 };
/** Bytes of a stored update from which on it is cut. */
const LARGE = 32 * 1024;

/** By way of a document: merging updates is quicker, but would not notice that something is missing. */
export function snapshotOfParts(parts: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part);
  });
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('The parts of a state leave a gap.');
  return Y.encodeStateAsUpdateV2(doc);
}

export function partsOfStored({ snapshot, tail }: StoredState): readonly Uint8Array[] {
  const updates = snapshot === null ? tail : [Y.convertUpdateFormatV2ToV1(snapshot), ...tail];
  return updates.flatMap((update) => (update.length < LARGE ? [update] : cut(update)));
}

function cut(update: Uint8Array): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  try {
    for (const part of partsOf({
      update,
      stateOf: () => 0,
      size: SIZE,
      newClients: Number.POSITIVE_INFINITY,
    })) {
      if (part !== null) parts.push(part);
    }
    return parts;
  } catch (error) {
    // Not of the form that the guard lets in, so of another origin: Yjs may know what to do with it.
    if (error instanceof Rejected) return [update];
    throw error;
  }
}
