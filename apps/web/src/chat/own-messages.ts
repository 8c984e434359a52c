import { readJson, writeJson } from '../ui/local-storage.ts';

/** Older ones are not among what a page shows. */
const MOST_IDS = 500;

/** Which messages this browser has sent to a session: an id of a person belongs to one connection only. */
export class OwnMessages {
  readonly #storage: Storage | null;
  readonly #key: string;
  #ids: readonly string[];

  constructor(storage: Storage | null, sessionId: string) {
    this.#storage = storage;
    this.#key = `coedit.said.${sessionId}`;
    const stored = readJson(storage, this.#key);
    this.#ids = Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  }

  has(id: string): boolean {
    return this.#ids.includes(id);
  }

  add(id: string): void {
    this.#ids = [...this.#ids, id].slice(-MOST_IDS);
    writeJson(this.#storage, this.#key, this.#ids);
  }
}
