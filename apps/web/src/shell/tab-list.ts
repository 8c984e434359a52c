import type { FileId } from '@coedit/protocol';

export interface OpenTab {
  readonly fileId: FileId;
  /** Shown in italics, and replaced by the next file that is only looked at. At most one tab is. */
  readonly preview: boolean;
}

/** What of the workbench concerns tabs. `recent` has every file that was active, newest first. */
export interface TabList {
  readonly tabs: readonly OpenTab[];
  readonly active: FileId | null;
  readonly recent: readonly FileId[];
}

/** Files remembered as recently used: enough for quick open, small enough for localStorage. */
const MAX_RECENT = 50;

export const NO_TABS: TabList = { tabs: [], active: null, recent: [] };

const indexOfTab = (list: TabList, id: FileId) => list.tabs.findIndex((tab) => tab.fileId === id);

export function activate(list: TabList, id: FileId): TabList {
  const recent = [id, ...list.recent.filter((other) => other !== id)].slice(0, MAX_RECENT);
  return { ...list, active: id, recent };
}

/** Opens for good: a new tab right of the active one; an open one stays where it is and loses its preview mark. */
export function openPinned(list: TabList, id: FileId): TabList {
  const opened =
    indexOfTab(list, id) < 0 ? insertAfterActive(list, { fileId: id, preview: false }) : pin(list, id);
  return activate(opened, id);
}

/** Opens to look at: takes the place of the tab that was only looked at before. */
export function openPreview(list: TabList, id: FileId): TabList {
  if (indexOfTab(list, id) >= 0) return activate(list, id);
  const withNew = insertAfterActive(list, { fileId: id, preview: true });
  const tabs = withNew.tabs.filter((tab) => !tab.preview || tab.fileId === id);
  return activate({ ...list, tabs }, id);
}

function insertAfterActive(list: TabList, tab: OpenTab): TabList {
  const at = list.active === null ? list.tabs.length : indexOfTab(list, list.active) + 1;
  return { ...list, tabs: [...list.tabs.slice(0, at), tab, ...list.tabs.slice(at)] };
}

export function pin(list: TabList, id: FileId): TabList {
  const tab = list.tabs.find((other) => other.fileId === id);
  if (tab === undefined || !tab.preview) return list;
  return { ...list, tabs: list.tabs.map((other) => (other === tab ? { ...tab, preview: false } : other)) };
}

/** The tab shown next is the one used last before, as in VS Code; not a neighbour. */
export function close(list: TabList, ids: ReadonlySet<FileId>): TabList {
  const tabs = list.tabs.filter((tab) => !ids.has(tab.fileId));
  if (tabs.length === list.tabs.length) return list;
  if (list.active === null || !ids.has(list.active)) return { ...list, tabs };
  const left = new Set(tabs.map((tab) => tab.fileId));
  const next = list.recent.find((id) => left.has(id)) ?? tabs[0]?.fileId ?? null;
  return next === null ? { ...list, tabs, active: null } : activate({ ...list, tabs }, next);
}

/** `index` is where the tab is afterwards; past the ends it goes to the end. */
export function move(list: TabList, id: FileId, index: number): TabList {
  const tab = list.tabs.find((other) => other.fileId === id);
  if (tab === undefined) return list;
  const others = list.tabs.filter((other) => other !== tab);
  const at = Math.max(0, Math.min(index, others.length));
  // A tab put somewhere on purpose is wanted: VS Code pins it too.
  return { ...list, tabs: [...others.slice(0, at), { ...tab, preview: false }, ...others.slice(at)] };
}

/** The file `offset` tabs from the active one, going round the ends. */
export function neighbour(list: TabList, offset: number): FileId | null {
  if (list.active === null || list.tabs.length === 0) return null;
  const at = indexOfTab(list, list.active) + offset;
  const count = list.tabs.length;
  return list.tabs[((at % count) + count) % count]?.fileId ?? null;
}
