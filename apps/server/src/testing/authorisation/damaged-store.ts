import type { SessionId } from '@coedit/protocol';
import type { Backups } from '../../store/backups.ts';
import { openSqliteStore } from '../../store/sqlite/sqlite-store.ts';
import { type Store, StoreDamaged } from '../../store/store.ts';

/** The real store, in which sessions can be called damaged: their documents do not load, as when a bit of them flipped. */
export class DamagedStore {
  readonly whole: Store & Backups;
  /** For the server. */
  readonly told: Store & Backups;
  readonly #damaged = new Set<SessionId>();

  private constructor(whole: Store & Backups) {
    this.whole = whole;
    this.told = new Proxy(whole, {
      get: (target, key) => {
        if (key === 'loadDocument') return (id: SessionId) => this.#load(id);
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }

  static async open(dataDir: string): Promise<DamagedStore> {
    return new DamagedStore(await openSqliteStore(dataDir));
  }

  damage(id: SessionId): void {
    this.#damaged.add(id);
  }

  #load(id: SessionId): ReturnType<Store['loadDocument']> {
    if (this.#damaged.has(id)) return Promise.reject(new StoreDamaged(`session ${id}`));
    return this.whole.loadDocument(id);
  }
}
