import { IS_MAC, matches, parseKeys } from '../shell/keybindings.ts';
import type { monaco } from './monaco.ts';

const REPLACE = 'Mod+H';
const MAC_REPLACE = 'Mod+Alt+F';

/** Monaco's keys for what people reach for first. */
const EARLY = [
  { keys: 'Mod+F', action: 'actions.find' },
  { keys: IS_MAC ? MAC_REPLACE : REPLACE, action: 'editor.action.startFindReplaceAction' },
  { keys: 'Mod+D', action: 'editor.action.addSelectionToNextFindMatch' },
  { keys: 'Mod+/', action: 'editor.action.commentLine' },
  { keys: 'Ctrl+ ', action: 'editor.action.triggerSuggest' },
  { keys: 'F2', action: 'editor.action.rename' },
  { keys: 'F12', action: 'editor.action.revealDefinition' },
].map(({ keys, action }) => ({ ways: parseKeys(keys), action }));

/**
 * Monaco's features come a moment after the first key, and their keys with them. Until then these are kept from the browser, which has a
 * find and a bookmark of its own on them, and asked of `run`, which waits for the features.
 */
export function earlyKeys(
  editor: monaco.editor.IStandaloneCodeEditor,
  run: (actionId: string) => void,
): { dispose(): void } {
  return editor.onKeyDown((event) => {
    const early = EARLY.find(({ ways }) => ways.some((way) => matches(way, event.browserEvent, IS_MAC)));
    // What is there has its key already.
    if (early === undefined || editor.getAction(early.action) !== null) return;
    event.preventDefault();
    event.stopPropagation();
    run(early.action);
  });
}
