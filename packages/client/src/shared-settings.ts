import { readSessionSettings, type SessionSettings } from '@coedit/document';
import { SETTINGS_ROOT } from '@coedit/protocol';
import type * as Y from 'yjs';
import { Computed, type Readable } from './readable.ts';

/** The settings that everyone in the session shares, and that whoever may edit may change. */
export class SharedSettings {
  readonly origin: object = { name: 'settings' };
  readonly values: Readable<SessionSettings>;
  readonly #map: Y.Map<unknown>;
  readonly #values: Computed<SessionSettings>;
  readonly #onChange = () => this.#values.invalidate();

  constructor(doc: Y.Doc) {
    this.#map = doc.getMap(SETTINGS_ROOT);
    this.#values = new Computed(() => readSessionSettings((key) => this.#map.get(key)));
    this.values = this.#values;
    this.#map.observe(this.#onChange);
  }

  set(change: Partial<SessionSettings>): void {
    const now = this.values.get();
    this.#map.doc?.transact(() => {
      for (const [key, value] of Object.entries(change)) {
        if (now[key as keyof SessionSettings] !== value) this.#map.set(key, value);
      }
    }, this.origin);
  }

  destroy(): void {
    this.#map.unobserve(this.#onChange);
  }
}
