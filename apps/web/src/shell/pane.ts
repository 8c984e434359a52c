import type { Readable } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import { AwaitedFocus } from '../ui/awaited-focus.ts';
import { Store } from '../ui/store.ts';
import type { TabList } from './tab-list.ts';

export interface RevealTarget {
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
}

type RevealListener = (id: FileId, target: RevealTarget) => void;

/** One side of the editor: its tabs, and what its editor is asked for. What is in it is changed by the workbench alone. */
export class Pane {
  /** Never used again by another side while the page lives. */
  readonly id: number;
  readonly #state: Store<TabList>;
  readonly state: Readable<TabList>;
  readonly #revealListeners = new Set<RevealListener>();
  readonly #focusListeners = new Set<() => void>();
  // Asked before the editor was loaded, given to the first who listens.
  #waitingReveal: { readonly id: FileId; readonly target: RevealTarget } | null = null;
  readonly #awaitedFocus = new AwaitedFocus();

  constructor(id: number, list: TabList) {
    this.id = id;
    this.#state = new Store(list);
    this.state = this.#state;
  }

  /** For the workbench. */
  set(list: TabList): void {
    this.#state.set(list);
  }

  has(id: FileId): boolean {
    return this.#state.get().tabs.some((tab) => tab.fileId === id);
  }

  /** What to show next in the active editor, told once. */
  onReveal(listener: RevealListener): () => void {
    this.#revealListeners.add(listener);
    const waiting = this.#waitingReveal;
    this.#waitingReveal = null;
    if (waiting !== null) listener(waiting.id, waiting.target);
    return () => this.#revealListeners.delete(listener);
  }

  reveal(id: FileId, target: RevealTarget): void {
    if (this.#revealListeners.size === 0) this.#waitingReveal = { id, target };
    for (const listener of [...this.#revealListeners]) listener(id, target);
  }

  onFocus(listener: () => void): () => void {
    this.#focusListeners.add(listener);
    const isDue = this.#awaitedFocus.lasts;
    this.#awaitedFocus.end();
    if (isDue) listener();
    return () => this.#focusListeners.delete(listener);
  }

  /** Gives its editor the keyboard. */
  focus(): void {
    if (this.#focusListeners.size === 0) this.#awaitedFocus.begin();
    for (const listener of [...this.#focusListeners]) listener();
  }
}
