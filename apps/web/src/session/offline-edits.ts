import type { Readable, SessionClient } from '@coedit/client';
import type { Lineage, SessionId } from '@coedit/protocol';
import { Store } from '../ui/store.ts';
import { knownDocument, type OfflineCopy, rememberDocument } from './offline-copy.ts';

/** How long everything must have been saved before the mark is cleared: each keystroke passes through "saved". */
const SETTLED_MS = 1_000;

/**
 * The mark in this browser that a document holds edits the server has not confirmed, so that the next visit can say so
 * before it is connected. The edits themselves are in the offline copy.
 */
export class OfflineEdits {
  /** False when the browser keeps no copy: what is not saved goes with the tab. */
  readonly kept: Readable<boolean>;
  private readonly keptStore = new Store(true);
  private readonly storage: Storage | null;
  private readonly sessionId: SessionId;
  private readonly client: SessionClient;
  private copy: OfflineCopy | null = null;
  private lineage: Lineage | null = null;
  private settle: ReturnType<typeof setTimeout> | undefined;
  private readonly ends: (() => void)[] = [];

  constructor(storage: Storage | null, sessionId: SessionId, client: SessionClient) {
    this.storage = storage;
    this.sessionId = sessionId;
    this.client = client;
    this.kept = this.keptStore;
    this.ends.push(client.saveStatus.subscribe(() => this.update()));
  }

  /** From now on the document of this lineage is kept in `copy`. */
  keepIn(copy: OfflineCopy, lineage: Lineage): void {
    this.copy = copy;
    this.lineage = lineage;
    const follow = () => this.keptStore.set(copy.kept.get());
    follow();
    this.ends.push(copy.kept.subscribe(follow));
    if (knownDocument(this.storage, this.sessionId)?.lineage !== lineage) this.mark(0);
    this.update();
  }

  close(): void {
    clearTimeout(this.settle);
    // Left before it settled: the next visit must not count what was saved as waiting.
    if (this.client.saveStatus.get().kind === 'saved') this.mark(0);
    for (const end of this.ends.splice(0)) end();
    this.copy?.close();
  }

  private update(): void {
    const status = this.client.saveStatus.get();
    clearTimeout(this.settle);
    if (status.kind === 'saved') {
      this.settle = setTimeout(() => this.mark(0), SETTLED_MS);
      return;
    }
    const edits = this.client.unsavedEdits;
    if (edits > 0) this.mark(edits);
  }

  private mark(unsent: number): void {
    if (this.lineage === null) return;
    const known = knownDocument(this.storage, this.sessionId);
    if (known?.lineage === this.lineage && known.unsent === unsent) return;
    rememberDocument(this.storage, this.sessionId, { lineage: this.lineage, unsent });
  }
}
