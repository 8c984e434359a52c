import { type FileId, isFileId, type SessionId } from '@coedit/protocol';
import { localStorageOrNull, readJson, writeJson } from '../ui/local-storage.ts';
import { NO_TABS, type OpenTab, type TabList } from './tab-list.ts';

/** What of a session's workbench outlives the page. */
export interface RememberedWorkbench {
  /** From left to right; never none. */
  readonly panes: readonly TabList[];
  /** Index of the one that was used last. */
  readonly used: number;
  readonly sideView: 'explorer' | 'search' | 'outline' | null;
  readonly panel: 'chat' | null;
}

export interface WorkbenchMemory {
  load(): RememberedWorkbench | null;
  save(remembered: RememberedWorkbench): void;
}

export function localMemory(sessionId: SessionId, storage = localStorageOrNull()): WorkbenchMemory {
  const key = `coedit:workbench:${sessionId}`;
  return {
    load: () => readRemembered(readJson(storage, key)),
    // Where it is full or switched off the tabs are not there after a reload, nothing else.
    save: (remembered) => void writeJson(storage, key, remembered),
  };
}

const SIDE_VIEWS = ['explorer', 'search', 'outline'] as const;

/** Storage is written by any version of this page, so nothing of its shape is taken for granted. */
export function readRemembered(value: unknown): RememberedWorkbench | null {
  if (typeof value !== 'object' || value === null) return null;
  const { panes, used, sideView, panel } = value as Record<string, unknown>;
  // Before there were sides, the tabs stood where the sides stand now.
  const lists = (Array.isArray(panes) ? panes : [value]).map(readTabs);
  const filled = lists.filter((list) => list.tabs.length > 0);
  const kept = filled.length === 0 ? lists.slice(0, 1) : filled;
  return {
    panes: kept,
    used: typeof used === 'number' && kept[used] !== undefined ? used : 0,
    sideView: SIDE_VIEWS.find((view) => view === sideView) ?? null,
    panel: panel === 'chat' ? panel : null,
  };
}

function readTabs(value: unknown): TabList {
  if (typeof value !== 'object' || value === null) return NO_TABS;
  const { tabs, active, recent } = value as Record<string, unknown>;
  const openTabs = Array.isArray(tabs) ? tabs.map(readTab).filter((tab) => tab !== null) : [];
  const activeTab = openTabs.find((tab) => tab.fileId === active) ?? openTabs[0];
  return {
    tabs: openTabs,
    active: activeTab?.fileId ?? null,
    recent: Array.isArray(recent) ? recent.filter(isFileIdValue) : [],
  };
}

const isFileIdValue = (value: unknown): value is FileId => typeof value === 'string' && isFileId(value);

function readTab(value: unknown): OpenTab | null {
  if (typeof value !== 'object' || value === null) return null;
  const { fileId, preview } = value as Record<string, unknown>;
  return isFileIdValue(fileId) ? { fileId, preview: preview === true } : null;
}
