import type { ChatMessage, SessionId } from '@coedit/protocol';
import { MemoryStore } from '../../store/memory.ts';
import { type StoredDocument, StoreUnavailable, type UpdateRecord } from '../../store/store.ts';

/** A store whose appends, loads and deletions wait or fail as the test says. */
export class HeldStore extends MemoryStore {
  /** Every append waits until `release`. */
  holding = false;
  /** Every write fails. */
  full = false;
  /** The next loads fail. */
  loadError: Error | null = null;
  loads = 0;
  appends = 0;
  #release: (() => void)[] = [];
  #loading: Promise<void> | null = null;

  get held(): number {
    return this.#release.length;
  }

  release(): void {
    this.holding = false;
    for (const go of this.#release.splice(0)) go();
  }

  /** Loads wait for this. Returns what lets them go on. */
  holdLoads(): () => void {
    let go = (): void => undefined;
    this.#loading = new Promise((resolve) => {
      go = resolve;
    });
    return () => {
      this.#loading = null;
      go();
    };
  }

  override async append(id: SessionId, records: readonly UpdateRecord[]): Promise<void> {
    this.appends += 1;
    if (this.holding) await new Promise<void>((resolve) => this.#release.push(resolve));
    this.#expectRoom();
    await super.append(id, records);
  }

  override async loadDocument(id: SessionId): Promise<StoredDocument> {
    this.loads += 1;
    if (this.#loading !== null) await this.#loading;
    if (this.loadError !== null) throw this.loadError;
    return super.loadDocument(id);
  }

  override async appendChat(...said: Parameters<MemoryStore['appendChat']>): Promise<ChatMessage | null> {
    this.#expectRoom();
    return super.appendChat(...said);
  }

  override async deleteSession(id: SessionId): Promise<void> {
    this.#expectRoom();
    await super.deleteSession(id);
  }

  override async probe(): Promise<void> {
    this.#expectRoom();
    await super.probe();
  }

  #expectRoom(): void {
    if (this.full) throw new StoreUnavailable('database or disk is full');
  }
}
