import type { PreferenceValues } from '../settings/preferences.ts';
import { text } from '../text/en.ts';
import type { monaco } from './monaco.ts';

type Options = monaco.editor.IStandaloneEditorConstructionOptions;

/** What does not change while the page lives. */
export function fixedOptions(): Options {
  return {
    model: null,
    automaticLayout: true,
    // Suggestions and hovers may reach over the side bar instead of being cut at the editor's edge.
    fixedOverflowWidgets: true,
    fontFamily: 'var(--mono)',
    fontSize: 13.5,
    lineHeight: 21,
    lineNumbersMinChars: 4,
    scrollBeyondLastLine: true,
    'semanticHighlighting.enabled': true,
    // The pinned lines would hide the carets and names of people in the lines beneath.
    stickyScroll: { enabled: false },
    // The question would open a dialog over the editor, and its answer change the text for everyone.
    unusualLineTerminators: 'off',
    linkedEditing: true,
    bracketPairColorization: { enabled: true },
    padding: { top: 6 },
    // Files are dropped on the page to be added to the session, not to be pasted as paths.
    dropIntoEditor: { enabled: false },
  };
}

/** px; below it the minimap would take the room that the code needs. */
const LEAST_WIDTH_FOR_MINIMAP = 560;

export function preferredOptions({ wordWrap, minimap, tabSize }: PreferenceValues, width: number): Options {
  return {
    wordWrap: wordWrap ? 'on' : 'off',
    minimap: { enabled: minimap && width >= LEAST_WIDTH_FOR_MINIMAP },
    tabSize,
  };
}

export function accessOptions(access: 'edit' | 'read' | 'deleted', path: string): Options {
  return {
    readOnly: access !== 'edit',
    readOnlyMessage: {
      value: access === 'deleted' ? text.editor.deletedReadOnly : text.editor.readOnlyNote,
    },
    ariaLabel: text.editor.codeOf(path),
  };
}
