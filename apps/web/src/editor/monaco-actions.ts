/** In the editor's context menu; in the palette it stands as the page's own command. */
export const LOOK_HERE_ACTION = 'coedit.lookHere';

interface Action {
  readonly id: string;
  readonly label: string;
}

/** Actions of Monaco that would fight the page: what they change belongs to the page's own settings and commands. */
const THE_PAGES_OWN: ReadonlySet<string> = new Set([
  // The theme is a setting, and follows the system.
  'editor.action.toggleHighContrast',
  // The page has one palette, one list of symbols, and one "Go to line".
  'editor.action.quickCommand',
  'editor.action.gotoLine',
  LOOK_HERE_ACTION,
  'coedit.copyLinkToLine',
  'editor.action.quickOutline',
  // Nothing here makes inline suggestions.
  'editor.action.inlineSuggest.trigger',
  'editor.action.inlineSuggest.toggleShowCollapsed',
  // For those who write themes and languages for Monaco. By id: the labels are in the language of the interface.
  'editor.action.inlineSuggest.dev.extractRepro',
  'editor.action.debugEditorGpuRenderer',
  'editor.action.forceRetokenize',
  'editor.action.inspectTokens',
]);

/** Those of Monaco's actions that the palette offers. */
export function offeredActions(actions: readonly Action[]): readonly Action[] {
  return actions
    .filter(({ id, label }) => label !== '' && !THE_PAGES_OWN.has(id))
    .map(({ id, label }) => ({ id, label }));
}
