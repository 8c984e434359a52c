import type { Readable } from '@coedit/client';
import { isLineage, type Lineage, type SessionId } from '@coedit/protocol';
import * as idb from 'lib0/indexeddb';
import { clearDocument, IndexeddbPersistence, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { readJson, writeJson } from '../ui/local-storage.ts';
import { Store } from '../ui/store.ts';

/** What this browser knows of a session's document between visits. */
export interface KnownDocument {
  readonly lineage: Lineage;
  /** Edits that the server had not confirmed when they were last counted; 0: all saved. */
  readonly unsent: number;
}

const OPEN_TIMEOUT_MS = 3_000;
/** Rows in the database; at the next opening more than this many are folded into one. */
const FOLD_ABOVE = 300;

const keyOf = (sessionId: SessionId): string => `coedit.document.${sessionId}`;
const databaseOf = (sessionId: SessionId, lineage: Lineage): string => `coedit/${sessionId}/${lineage}`;

export function knownDocument(storage: Storage | null, sessionId: SessionId): KnownDocument | null {
  const stored = readJson(storage, keyOf(sessionId));
  if (typeof stored !== 'object' || stored === null) return null;
  const { lineage, unsent } = stored as Record<string, unknown>;
  if (typeof lineage !== 'string' || !isLineage(lineage)) return null;
  return { lineage, unsent: typeof unsent === 'number' && unsent > 0 ? unsent : 0 };
}

export function rememberDocument(storage: Storage | null, sessionId: SessionId, known: KnownDocument): void {
  writeJson(storage, keyOf(sessionId), known);
}

/** Only when the person chose to drop the copy, or it holds nothing that the server lacks. Never rejects. */
export async function clearCopy(sessionId: SessionId, lineage: Lineage): Promise<void> {
  // A copy that cannot be deleted (another tab has it open) is never read again; it only takes space.
  await clearDocument(databaseOf(sessionId, lineage)).catch(() => undefined);
}

/**
 * The person let go of what is in it; the copy itself goes on. Emptied, not deleted: that would wait until no other tab
 * has it open. Never rejects: what cannot be emptied is found again at the next opening, and said again.
 */
export async function emptyCopy(sessionId: SessionId, lineage: Lineage): Promise<void> {
  const persistence = new IndexeddbPersistence(databaseOf(sessionId, lineage), new Y.Doc());
  const emptied = persistence.whenSynced.then(async ({ db }) => {
    if (db === null) return;
    const [updates] = idb.transact(db, ['updates']);
    if (updates !== undefined) await idb.rtop(updates.clear());
  });
  const giveUp = new Promise<void>((resolve) => setTimeout(resolve, OPEN_TIMEOUT_MS));
  await Promise.race([emptied, giveUp]).catch(() => undefined);
  await persistence.destroy().catch(() => undefined);
}

/**
 * The copy of a document in this browser's IndexedDB, under a name with its lineage: a document of another history
 * cannot find it and so cannot be merged with it.
 */
export class OfflineCopy {
  /** False when the browser keeps nothing (private window, storage full): edits then live in the tab alone. */
  readonly kept: Readable<boolean>;
  private readonly keptStore = new Store(true);
  private readonly persistence: IndexeddbPersistence;
  private readonly onRejection: (event: PromiseRejectionEvent) => void;

  private constructor(persistence: IndexeddbPersistence) {
    this.persistence = persistence;
    this.kept = this.keptStore;
    // y-indexeddb does not hand out the promise of a write, so that is the one place a full disk shows.
    this.onRejection = (event) => {
      if (event.reason instanceof DOMException && event.reason.name === 'QuotaExceededError')
        this.keptStore.set(false);
    };
    window.addEventListener('unhandledrejection', this.onRejection);
  }

  /**
   * Resolves when the stored content is in `doc`; the connection must wait for it, since content that comes from
   * the database later would be sent on as a live edit in the name of whoever typed it. Never rejects.
   */
  static async open(doc: Y.Doc, sessionId: SessionId, lineage: Lineage): Promise<OfflineCopy> {
    const persistence = new IndexeddbPersistence(databaseOf(sessionId, lineage), doc);
    const copy = new OfflineCopy(persistence);
    const loaded = await Promise.race([
      persistence.whenSynced.then(() => true),
      persistence._db.then(
        () => new Promise<never>(() => {}),
        () => false,
      ),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), OPEN_TIMEOUT_MS)),
    ]);
    if (!loaded) {
      copy.keptStore.set(false);
      copy.close();
      return copy;
    }
    if (persistence._dbsize > FOLD_ABOVE) await storeState(persistence, true).catch(() => undefined);
    // No folding while connected: it reads what other tabs wrote, which would then be sent on in our name.
    persistence._dbsize = Number.NEGATIVE_INFINITY;
    return copy;
  }

  close(): void {
    window.removeEventListener('unhandledrejection', this.onRejection);
    this.persistence.destroy().catch(() => undefined);
  }
}

/** True when a copy of this very lineage lies in this browser already (another tab made it). */
export async function hasCopy(sessionId: SessionId, lineage: Lineage): Promise<boolean> {
  const databases = await indexedDB.databases?.().catch(() => []);
  return databases?.some(({ name }) => name === databaseOf(sessionId, lineage)) ?? false;
}
