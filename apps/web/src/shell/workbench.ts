import type { Readable } from '@coedit/client';
import type { FileId, UserId } from '@coedit/protocol';
import { Store } from '../ui/store.ts';
import * as tabList from './tab-list.ts';
import type { WorkbenchMemory } from './workbench-memory.ts';

export type { OpenTab } from './tab-list.ts';

export type SideView = 'explorer' | 'search';
export type PanelView = 'chat';

export interface WorkbenchState extends tabList.TabList {
  /** Left of the editor. */
  readonly sideView: SideView | null;
  /** Right of the editor. */
  readonly panel: PanelView | null;
  readonly following: UserId | null;
}

export interface RevealTarget {
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
}

export interface OpenOptions {
  readonly preview?: boolean;
  readonly reveal?: RevealTarget;
  /** The keyboard stays where it is; for looking through files from a list. */
  readonly keepFocus?: boolean;
}

type RevealListener = (id: FileId, target: RevealTarget) => void;

/** Closed tabs that can be reopened. */
const MAX_CLOSED = 20;

/** What is open and shown. Pure state: it knows neither React nor the files; a tab of a deleted file stays until closed. */
export class Workbench {
  readonly #state: Store<WorkbenchState>;
  readonly state: Readable<WorkbenchState>;
  /** The text quick open starts with (`>` for commands, `:` for lines); null when it is shut. */
  readonly quickInput = new Store<string | null>(null);

  readonly #sideFocusRequests = new Store(0);
  /** Counts up when the side bar's view should take the keyboard. */
  readonly sideFocusRequests: Readable<number> = this.#sideFocusRequests;

  readonly #memory: WorkbenchMemory | undefined;
  #closed: { readonly fileId: FileId; readonly index: number }[] = [];
  readonly #revealListeners = new Set<RevealListener>();
  readonly #focusListeners = new Set<() => void>();
  // Asked before the editor was loaded, given to the first who listens.
  #waitingReveal: { readonly id: FileId; readonly target: RevealTarget } | null = null;
  #waitingFocus = false;
  #narrow = false;

  constructor(memory?: WorkbenchMemory) {
    this.#memory = memory;
    const remembered = memory?.load() ?? { ...tabList.NO_TABS, sideView: 'explorer' as const, panel: null };
    this.#state = new Store<WorkbenchState>({ ...remembered, following: null });
    this.state = this.#state;
  }

  openFile(id: FileId, options: OpenOptions = {}): void {
    const open = options.preview === true ? tabList.openPreview : tabList.openPinned;
    this.#update(open(this.#state.get(), id));
    if (this.#narrow) this.#update({ sideView: null, panel: null });
    if (options.reveal !== undefined) this.#reveal(id, options.reveal);
    if (options.keepFocus !== true) this.focusEditor();
  }

  pinTab(id: FileId): void {
    this.#update(tabList.pin(this.#state.get(), id));
  }

  closeTab(id: FileId): void {
    this.closeTabs([id]);
  }

  closeTabs(ids: readonly FileId[]): void {
    const before = this.#state.get();
    const going = new Set(ids);
    for (const [index, tab] of before.tabs.entries()) {
      if (going.has(tab.fileId)) this.#closed.push({ fileId: tab.fileId, index });
    }
    this.#closed = this.#closed.slice(-MAX_CLOSED);
    this.#update(tabList.close(before, going));
  }

  /** Closes what the page remembered but the session no longer has; not offered for reopening. */
  forgetTabs(ids: readonly FileId[]): void {
    this.#update(tabList.close(this.#state.get(), new Set(ids)));
  }

  moveTab(id: FileId, index: number): void {
    this.#update(tabList.move(this.#state.get(), id, index));
  }

  /** Where it was, as far as the other tabs allow. Those open again already are passed over. */
  reopenClosedTab(): void {
    const open = new Set(this.#state.get().tabs.map((tab) => tab.fileId));
    for (let closed = this.#closed.pop(); closed !== undefined; closed = this.#closed.pop()) {
      if (open.has(closed.fileId)) continue;
      this.#update(
        tabList.move(tabList.openPinned(this.#state.get(), closed.fileId), closed.fileId, closed.index),
      );
      this.focusEditor();
      return;
    }
  }

  /** The tab `offset` places on, going round. */
  stepTab(offset: number): void {
    const next = tabList.neighbour(this.#state.get(), offset);
    if (next === null) return;
    this.#update(tabList.activate(this.#state.get(), next));
    this.focusEditor();
  }

  setSideView(sideView: SideView | null): void {
    // Two overlays over a narrow page would hide each other.
    this.#update(this.#narrow && sideView !== null ? { sideView, panel: null } : { sideView });
  }

  /** Shows the view, and gives it the keyboard. */
  focusSideView(sideView: SideView): void {
    this.setSideView(sideView);
    this.#sideFocusRequests.set(this.#sideFocusRequests.get() + 1);
  }

  setPanel(panel: PanelView | null): void {
    this.#update(this.#narrow && panel !== null ? { panel, sideView: null } : { panel });
  }

  /** On a narrow page side bar and panel lie over the editor, and go when a file is opened. */
  setNarrow(narrow: boolean): void {
    if (this.#narrow === narrow) return;
    this.#narrow = narrow;
    if (narrow && this.#state.get().active !== null) this.#update({ sideView: null, panel: null });
  }

  follow(following: UserId | null): void {
    this.#update({ following });
  }

  /** What to show next in the active editor, told once. */
  onReveal(listener: RevealListener): () => void {
    this.#revealListeners.add(listener);
    const waiting = this.#waitingReveal;
    this.#waitingReveal = null;
    if (waiting !== null) listener(waiting.id, waiting.target);
    return () => this.#revealListeners.delete(listener);
  }

  onFocusEditor(listener: () => void): () => void {
    this.#focusListeners.add(listener);
    if (this.#waitingFocus) {
      this.#waitingFocus = false;
      listener();
    }
    return () => this.#focusListeners.delete(listener);
  }

  focusEditor(): void {
    if (this.#focusListeners.size === 0) this.#waitingFocus = true;
    for (const listener of [...this.#focusListeners]) listener();
  }

  #reveal(id: FileId, target: RevealTarget): void {
    if (this.#revealListeners.size === 0) this.#waitingReveal = { id, target };
    for (const listener of [...this.#revealListeners]) listener(id, target);
  }

  #update(change: Partial<WorkbenchState>): void {
    const before = this.#state.get();
    const keys = Object.keys(change) as (keyof WorkbenchState)[];
    if (keys.every((key) => Object.is(before[key], change[key]))) return;
    const state = { ...before, ...change };
    this.#state.set(state);
    const { following: _, ...remembered } = state;
    this.#memory?.save(remembered);
  }
}
