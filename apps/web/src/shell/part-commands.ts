import { text } from '../texts/texts.ts';
import type { Command } from './commands.ts';
import type { Workbench } from './workbench.ts';

/** The parts of the page that the keyboard goes round, from top left to bottom right. */
const PARTS = [
  '.session-header',
  // Notes that come and go: what they offer may be pressing.
  '.corner-note',
  '.waiting-note',
  '.activity-bar',
  '.workbench-side',
  '.workbench-editor',
  '.workbench-panel',
  '.status-bar',
] as const;
type PartSelector = (typeof PARTS)[number];

const FOCUSABLE = 'a[href], button:not(:disabled), input, textarea, select, [tabindex="0"]';

/** From part to part, since Tab writes a tab in the editor. F6 is VS Code's key for it. */
export function partCommands(workbench: Workbench, page: Document = document): readonly Command[] {
  const step = (offset: number) => () => goTo(neighbour(page, offset), workbench, page);
  const titles = text.shell.commands;
  return [
    { id: 'view.nextPart', title: titles.nextPart, keys: 'F6', run: step(1) },
    { id: 'view.previousPart', title: titles.previousPart, keys: 'Shift+F6', run: step(-1) },
  ];
}

function neighbour(page: Document, offset: number): PartSelector {
  const shown = PARTS.filter((part) => {
    const element = page.querySelector(part);
    if (element === null || element.hasAttribute('inert')) return false;
    // What can have no keyboard, such as the outline of nothing, would hold it up.
    return part === '.workbench-editor' || element.querySelector(FOCUSABLE) !== null;
  });
  const here = shown.findIndex((part) => page.activeElement?.closest(part) != null);
  // From nowhere: the first, or backwards the last.
  const next = here < 0 && offset < 0 ? -1 : here + offset;
  return shown.at(next % shown.length) ?? '.workbench-editor';
}

function goTo(part: PartSelector, workbench: Workbench, page: Document): void {
  if (part === '.workbench-editor') return workbench.focusEditor();
  const { sideView } = workbench.state.get();
  // The tree or the field to search in, not the first of the buttons above.
  if (part === '.workbench-side' && sideView !== null) return workbench.focusSideView(sideView);
  if (part === '.workbench-panel') {
    const field = page.querySelector<HTMLElement>(`${part} textarea`);
    if (field !== null) return field.focus();
  }
  page.querySelector(part)?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}
