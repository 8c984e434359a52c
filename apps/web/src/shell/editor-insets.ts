import { readJson, writeJson } from '../ui/local-storage.ts';
import type { WorkbenchState } from './workbench.ts';

/** CSS pixels between the editor and the left and right edges of a wide window. */
export interface EditorInsets {
  readonly left: number;
  readonly right: number;
}

type Bars = Pick<WorkbenchState, 'sideView' | 'panel'>;

const STORAGE_KEY = 'coedit.editor-insets';
/** Of the activity bar, the side bar and the panel with their borders, as they are until somebody drags one (WideLayout.tsx). */
const ACTIVITY = 44;
const SIDE = 261;
const PANEL = 301;
/** Less than that is no editor. */
const EDITOR = 200;

/** As they were when the same bars were last shown in this browser, unless that was in a window too wide for this one, of `width`. */
export function editorInsets(storage: Storage | null, bars: Bars, width: number): EditorInsets {
  const known = remembered(storage)[keyOf(bars)];
  if (isInsets(known) && known.left + known.right + EDITOR <= width) return known;
  return {
    left: ACTIVITY + (bars.sideView === null ? 0 : SIDE),
    right: bars.panel === null ? 0 : PANEL,
  };
}

export function rememberEditorInsets(storage: Storage | null, bars: Bars, insets: EditorInsets): void {
  writeJson(storage, STORAGE_KEY, { ...remembered(storage), [keyOf(bars)]: insets });
}

function remembered(storage: Storage | null): Readonly<Record<string, unknown>> {
  const stored = readJson(storage, STORAGE_KEY);
  return typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
}

/** Widths are remembered for each combination of what is shown, as the layout does. */
function keyOf({ sideView, panel }: Bars): string {
  return `${sideView === null ? '' : 'side'}|${panel === null ? '' : 'panel'}`;
}

function isInsets(value: unknown): value is EditorInsets {
  if (typeof value !== 'object' || value === null) return false;
  const { left, right } = value as Record<string, unknown>;
  return isPixels(left) && isPixels(right);
}

const isPixels = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
