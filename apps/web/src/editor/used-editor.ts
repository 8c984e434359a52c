import type { Readable } from '@coedit/client';
import type { Workbench } from '../shell/workbench.ts';
import { Store } from '../ui/store.ts';
import type { PaneEditor } from './pane-editor.ts';

/** The editor that is meant when nobody says which: that of the side used last. Null while there is none. */
export class UsedEditor implements Readable<PaneEditor | null> {
  readonly #value = new Store<PaneEditor | null>(null);
  readonly #workbench: Workbench;
  readonly #editors = new Set<PaneEditor>();
  readonly #unsubscribe: readonly (() => void)[];

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#unsubscribe = [
      workbench.used.subscribe(() => this.#choose()),
      workbench.panes.subscribe(() => this.#choose()),
    ];
  }

  get(): PaneEditor | null {
    return this.#value.get();
  }

  subscribe(listener: () => void): () => void {
    return this.#value.subscribe(listener);
  }

  all(): readonly PaneEditor[] {
    return [...this.#editors];
  }

  add(editor: PaneEditor): void {
    this.#editors.add(editor);
    this.#choose();
  }

  remove(editor: PaneEditor): void {
    this.#editors.delete(editor);
    this.#choose();
  }

  /** Does it with the editor of now and with each that is used later; what it returns ends it for the one before. */
  each(attach: (editor: PaneEditor) => () => void): () => void {
    let detach: (() => void) | undefined;
    const change = () => {
      detach?.();
      const editor = this.get();
      detach = editor === null ? undefined : attach(editor);
    };
    const unsubscribe = this.subscribe(change);
    change();
    return () => {
      unsubscribe();
      detach?.();
    };
  }

  dispose(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#editors.clear();
    this.#value.set(null);
  }

  /** A side that is there already, but whose editor is not, leaves the one before in use. */
  #choose(): void {
    const used = this.#workbench.used.get();
    const editors = this.all();
    const before = this.get();
    const kept = before !== null && this.#editors.has(before) ? before : (editors[0] ?? null);
    this.#value.set(editors.find(({ pane }) => pane === used) ?? kept);
  }
}
