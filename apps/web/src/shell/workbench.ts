import type { Readable } from '@coedit/client';
import type { FileId, UserId } from '@coedit/protocol';
import { FocusRequests } from '../ui/focus-requests.ts';
import { Store } from '../ui/store.ts';
import { Pane, type RevealTarget } from './pane.ts';
import * as tabList from './tab-list.ts';
import type { RememberedWorkbench, WorkbenchMemory } from './workbench-memory.ts';

export type { Pane, RevealTarget } from './pane.ts';
export type { OpenTab } from './tab-list.ts';

export type SideView = 'explorer' | 'search' | 'outline';
export type PanelView = 'chat';

/** The tabs are those of the side that was used last. */
export interface WorkbenchState extends tabList.TabList {
  /** Left of the editor. */
  readonly sideView: SideView | null;
  /** Right of the editor. */
  readonly panel: PanelView | null;
  readonly following: UserId | null;
}

export interface OpenOptions {
  readonly preview?: boolean;
  readonly reveal?: RevealTarget;
  /** The keyboard stays where it is; for looking through files from a list. */
  readonly keepFocus?: boolean;
}

/** Closed tabs that can be reopened. */
const MAX_CLOSED = 20;
/** More than two columns of code fit on few screens. */
const MOST_PANES = 2;

const FIRST_VISIT: RememberedWorkbench = {
  panes: [tabList.NO_TABS],
  used: 0,
  sideView: 'explorer',
  panel: null,
};

/** What is open and shown. Pure state: it knows neither React nor the files; a tab of a deleted file stays until closed. */
export class Workbench {
  readonly #state: Store<WorkbenchState>;
  readonly state: Readable<WorkbenchState>;
  readonly #panes: Store<readonly Pane[]>;
  /** One, or two beside each other, from left to right. */
  readonly panes: Readable<readonly Pane[]>;
  readonly #used: Store<Pane>;
  /** The side that was used last: what is opened without saying where is opened there. */
  readonly used: Readable<Pane>;
  /** The text quick open starts with (`>` for commands, `:` for lines); null when it is shut. */
  readonly quickInput = new Store<string | null>(null);

  /** When the side bar's view should take the keyboard. */
  readonly sideFocusRequests = new FocusRequests();
  /** Nothing of this session was remembered: it is opened here for the first time. */
  readonly isFirstVisit: boolean;
  readonly #memory: WorkbenchMemory | undefined;
  #closed: { readonly fileId: FileId; readonly index: number }[] = [];
  #panesMade = 0;
  #narrow = false;
  /** What a wide page showed, while the page is narrow. */
  #whenWide: Pick<WorkbenchState, 'sideView' | 'panel'> | null = null;

  constructor(memory?: WorkbenchMemory) {
    this.#memory = memory;
    const remembered = memory?.load() ?? null;
    this.isFirstVisit = remembered === null;
    const { panes, used, sideView, panel } = remembered ?? FIRST_VISIT;
    const made = panes.slice(0, MOST_PANES).map((list) => this.#makePane(list));
    const first = made[0] ?? this.#makePane(tabList.NO_TABS);
    this.#panes = new Store(made.length === 0 ? [first] : made);
    this.panes = this.#panes;
    this.#used = new Store(made[used] ?? first);
    this.used = this.#used;
    this.#state = new Store<WorkbenchState>({
      ...this.#used.get().state.get(),
      sideView,
      panel,
      following: null,
    });
    this.state = this.#state;
  }

  openFile(id: FileId, options: OpenOptions = {}, pane: Pane = this.#used.get()): void {
    const open = options.preview === true ? tabList.openPreview : tabList.openPinned;
    this.#setList(pane, open(pane.state.get(), id));
    this.use(pane);
    if (this.#narrow) this.#update({ sideView: null, panel: null });
    if (options.reveal !== undefined) pane.reveal(id, options.reveal);
    if (options.keepFocus !== true) pane.focus();
  }

  /** Opens it on the other side, which is made if need be. */
  openBeside(id: FileId, options: OpenOptions = {}): void {
    const pane = this.#otherPane() ?? this.#makePane(tabList.NO_TABS);
    // With its tab from the beginning: a side is never empty beside another one.
    if (!pane.has(id)) pane.set(tabList.openPinned(pane.state.get(), id));
    if (!this.#panes.get().includes(pane)) this.#panes.set([...this.#panes.get(), pane]);
    this.openFile(id, options, pane);
  }

  /** From now on it is the one that is meant. */
  use(pane: Pane): void {
    if (!this.#panes.get().includes(pane) || this.#used.get() === pane) return;
    this.#used.set(pane);
    this.#update(pane.state.get());
  }

  /** Every tab of the right side goes to the left. */
  joinPanes(): void {
    const [left, right] = this.#panes.get();
    if (left === undefined || right === undefined) return;
    const { active } = this.#used.get().state.get();
    let list = left.state.get();
    for (const tab of right.state.get().tabs) {
      if (!left.has(tab.fileId)) list = { ...list, tabs: [...list.tabs, { ...tab, preview: false }] };
    }
    this.#panes.set([left]);
    this.#used.set(left);
    this.#setList(left, active === null ? list : tabList.activate(list, active));
    left.focus();
  }

  pinTab(id: FileId, pane: Pane = this.#used.get()): void {
    this.#setList(pane, tabList.pin(pane.state.get(), id));
  }

  closeTab(id: FileId, pane: Pane = this.#used.get()): void {
    this.closeTabs([id], pane);
  }

  closeTabs(ids: readonly FileId[], pane: Pane = this.#used.get()): void {
    const going = new Set(ids);
    for (const [index, tab] of pane.state.get().tabs.entries()) {
      if (going.has(tab.fileId)) this.#closed.push({ fileId: tab.fileId, index });
    }
    this.#closed = this.#closed.slice(-MAX_CLOSED);
    this.#setList(pane, tabList.close(pane.state.get(), going));
    this.#dropIfEmpty(pane);
  }

  /** On both sides. */
  closeEverywhere(ids: readonly FileId[]): void {
    for (const pane of this.#panes.get()) this.closeTabs(ids, pane);
  }

  /** Closes what the page remembered but the session no longer has; not offered for reopening. */
  forgetTabs(ids: readonly FileId[]): void {
    for (const pane of this.#panes.get()) {
      this.#setList(pane, tabList.close(pane.state.get(), new Set(ids)));
      this.#dropIfEmpty(pane);
    }
  }

  /** Files with a tab on any side. */
  openFiles(): ReadonlySet<FileId> {
    return new Set(this.#panes.get().flatMap((pane) => pane.state.get().tabs.map((tab) => tab.fileId)));
  }

  moveTab(id: FileId, index: number, pane: Pane = this.#used.get()): void {
    this.#setList(pane, tabList.move(pane.state.get(), id, index));
  }

  /** To another side, where it is shown. */
  moveTabAcross(id: FileId, from: Pane, to: Pane, index: number): void {
    if (from === to) return this.moveTab(id, index, to);
    this.#setList(to, tabList.move(tabList.openPinned(to.state.get(), id), id, index));
    this.#setList(from, tabList.close(from.state.get(), new Set([id])));
    this.use(to);
    this.#dropIfEmpty(from);
    to.focus();
  }

  /** Where it was, as far as the other tabs allow. Those open again already are passed over. */
  reopenClosedTab(): void {
    const pane = this.#used.get();
    for (let closed = this.#closed.pop(); closed !== undefined; closed = this.#closed.pop()) {
      if (pane.has(closed.fileId)) continue;
      this.#setList(
        pane,
        tabList.move(tabList.openPinned(pane.state.get(), closed.fileId), closed.fileId, closed.index),
      );
      pane.focus();
      return;
    }
  }

  /** The tab `offset` places on, going round. */
  stepTab(offset: number): void {
    const pane = this.#used.get();
    const next = tabList.neighbour(pane.state.get(), offset);
    if (next === null) return;
    this.#setList(pane, tabList.activate(pane.state.get(), next));
    pane.focus();
  }

  setSideView(sideView: SideView | null): void {
    // Two overlays over a narrow page would hide each other.
    this.#update(this.#narrow && sideView !== null ? { sideView, panel: null } : { sideView });
  }

  /** Shows the view, and gives it the keyboard. */
  focusSideView(sideView: SideView): void {
    this.setSideView(sideView);
    this.sideFocusRequests.ask();
  }

  setPanel(panel: PanelView | null): void {
    this.#update(this.#narrow && panel !== null ? { panel, sideView: null } : { panel });
  }

  /** On a narrow page side bar and panel lie over the editor, and go when a file is opened; a wide one has them back. */
  setNarrow(narrow: boolean): void {
    if (this.#narrow === narrow) return;
    this.#narrow = narrow;
    const { active, sideView, panel } = this.#state.get();
    if (narrow) {
      this.#whenWide = { sideView, panel };
      if (active !== null) this.#update({ sideView: null, panel: null });
      return;
    }
    const before = this.#whenWide;
    this.#whenWide = null;
    this.#update({ sideView: sideView ?? before?.sideView ?? null, panel: panel ?? before?.panel ?? null });
  }

  follow(following: UserId | null): void {
    this.#update({ following });
  }

  focusEditor(): void {
    this.#used.get().focus();
  }

  /** The other side gets the keyboard, if there is one. */
  focusOther(): void {
    const other = this.#otherPane();
    if (other === undefined) return;
    this.use(other);
    other.focus();
  }

  #otherPane(): Pane | undefined {
    return this.#panes.get().find((pane) => pane !== this.#used.get());
  }

  #makePane(list: tabList.TabList): Pane {
    return new Pane(this.#panesMade++, list);
  }

  #dropIfEmpty(pane: Pane): void {
    const left = this.#panes.get().filter((other) => other !== pane);
    const [first] = left;
    if (first === undefined || pane.state.get().tabs.length > 0) return;
    if (this.#used.get() === pane) {
      this.#used.set(first);
      this.#update(first.state.get());
      first.focus();
    }
    this.#panes.set(left);
    this.#remember();
  }

  #setList(pane: Pane, list: tabList.TabList): void {
    if (pane.state.get() === list) return;
    pane.set(list);
    if (pane === this.#used.get())
      this.#update({ tabs: list.tabs, active: list.active, recent: list.recent });
    this.#remember();
  }

  #update(change: Partial<WorkbenchState>): void {
    const before = this.#state.get();
    const keys = Object.keys(change) as (keyof WorkbenchState)[];
    if (keys.every((key) => Object.is(before[key], change[key]))) return;
    this.#state.set({ ...before, ...change });
    this.#remember();
  }

  #remember(): void {
    const panes = this.#panes.get();
    const { sideView, panel } = this.#state.get();
    const used = Math.max(0, panes.indexOf(this.#used.get()));
    this.#memory?.save({
      panes: panes.map((pane) => pane.state.get()),
      used,
      ...(this.#whenWide ?? { sideView, panel }),
    });
  }
}
