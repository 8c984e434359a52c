import type { FileId } from '@coedit/protocol';
import type { Pane } from '../shell/workbench.ts';

/** By which the list owns its tabs (TabBar.tsx). */
export const tabElementId = (pane: Pane, id: FileId): string => `tab-${pane.id}-${id}`;

/** Where a side shows the text of its active tab. */
export const stageId = (pane: Pane): string => `editor-stage-${pane.id}`;
