import type { Commands } from '../shell/commands.ts';
import { monaco } from './monaco.ts';

/** What Monaco has of its own, in its context menu too, and the page has better. By Monaco's command. */
const PAGE_COMMANDS = {
  'editor.action.quickCommand': 'palette',
  'editor.action.quickOutline': 'goToSymbol',
  'editor.action.gotoLine': 'goToLine',
} as const;

/** Leads Monaco's ways to the page's. Once Monaco's features are there: of two that register a command, the later has it. */
export function leadToPage(commands: Commands): monaco.IDisposable[] {
  return Object.entries(PAGE_COMMANDS).map(([id, command]) =>
    monaco.editor.registerCommand(id, () => commands.run(command)),
  );
}
