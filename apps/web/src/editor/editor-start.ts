import type { Readable } from '@coedit/client';
import type { SessionServices } from '../session/session-context.tsx';
import { language } from '../texts/texts.ts';
import { Store } from '../ui/store.ts';
import type { EditorSuite } from './editor-suite.ts';
import { loadEditor } from './load-editor.ts';

export type EditorLoad =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly suite: EditorSuite }
  | { readonly kind: 'failed'; readonly retry: () => void };

export type ReadyEditor = Extract<EditorLoad, { kind: 'ready' }>;

/** Fetches the editor, a large chunk, and makes it as soon as it is there, whether the page is drawn by then or not. */
export class EditorStart {
  readonly load: Readable<EditorLoad>;
  readonly #load = new Store<EditorLoad>({ kind: 'loading' });
  readonly #services: SessionServices;
  #suite: EditorSuite | undefined;
  #ended = false;

  constructor(services: SessionServices) {
    this.load = this.#load;
    this.#services = services;
    void this.#fetch();
  }

  dispose(): void {
    this.#ended = true;
    this.#suite?.dispose();
  }

  async #fetch(): Promise<void> {
    this.#load.set({ kind: 'loading' });
    try {
      const { EditorSuite } = await loadEditor(language);
      if (this.#ended) return;
      this.#suite = new EditorSuite(this.#services);
      this.#load.set({ kind: 'ready', suite: this.#suite });
    } catch (reason) {
      console.error('the editor', reason);
      if (!this.#ended) this.#load.set({ kind: 'failed', retry: () => void this.#fetch() });
    }
  }
}
