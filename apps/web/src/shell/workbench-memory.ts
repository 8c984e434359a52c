import { type FileId, isFileId, type SessionId } from '@coedit/protocol';
import type { OpenTab } from './tab-list.ts';

/** What of a session's workbench outlives the page. */
export interface RememberedWorkbench {
  readonly tabs: readonly OpenTab[];
  readonly active: FileId | null;
  readonly recent: readonly FileId[];
  readonly sideView: 'explorer' | 'search' | null;
  readonly panel: 'chat' | null;
}

export interface WorkbenchMemory {
  load(): RememberedWorkbench | null;
  save(remembered: RememberedWorkbench): void;
}

export function localMemory(sessionId: SessionId, storage: Storage = localStorage): WorkbenchMemory {
  const key = `coedit:workbench:${sessionId}`;
  return {
    load: () => {
      try {
        return readRemembered(JSON.parse(storage.getItem(key) ?? 'null'));
      } catch {
        // Storage switched off or its content damaged: a workbench without memory is better than none.
        return null;
      }
    },
    save: (remembered) => {
      try {
        storage.setItem(key, JSON.stringify(remembered));
      } catch {
        // Full or switched off; the tabs are then not there after a reload, nothing else.
      }
    },
  };
}

/** Storage is written by any version of this page, so nothing of its shape is taken for granted. */
export function readRemembered(value: unknown): RememberedWorkbench | null {
  if (typeof value !== 'object' || value === null) return null;
  const { tabs, active, recent, sideView, panel } = value as Record<string, unknown>;
  const openTabs = Array.isArray(tabs) ? tabs.map(readTab).filter((tab) => tab !== null) : [];
  const activeTab = openTabs.find((tab) => tab.fileId === active) ?? openTabs[0];
  return {
    tabs: openTabs,
    active: activeTab?.fileId ?? null,
    recent: Array.isArray(recent) ? recent.filter(isFileIdValue) : [],
    sideView: sideView === 'explorer' || sideView === 'search' ? sideView : null,
    panel: panel === 'chat' ? panel : null,
  };
}

const isFileIdValue = (value: unknown): value is FileId => typeof value === 'string' && isFileId(value);

function readTab(value: unknown): OpenTab | null {
  if (typeof value !== 'object' || value === null) return null;
  const { fileId, preview } = value as Record<string, unknown>;
  return isFileIdValue(fileId) ? { fileId, preview: preview === true } : null;
}
