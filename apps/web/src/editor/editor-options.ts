import type { PreferenceValues } from '../settings/preferences.ts';
import { text } from '../texts/texts.ts';
import type { monaco } from './monaco.ts';

type Options = monaco.editor.IStandaloneEditorConstructionOptions;

/** What does not change while the page lives. */
export function fixedOptions(): Options {
  return {
    model: null,
    automaticLayout: true,
    // Suggestions and hovers may reach over the side bar instead of being cut at the editor's edge.
    fixedOverflowWidgets: true,
    lineNumbersMinChars: 4,
    // Monaco blinks by a timer, which the page's style for less motion does not reach.
    cursorBlinking: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'solid' : 'blink',
    scrollBeyondLastLine: true,
    'semanticHighlighting.enabled': true,
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

/** Line height by size of the letters: room for the names over the carets. */
const LINE_HEIGHT = 21 / 13.5;

/** While it is being typed it may be half a name in quotes, which would leave the letters without any font. */
const isFont = (family: string) => family.trim() !== '' && CSS.supports('font-family', family);

export function preferredOptions(values: PreferenceValues, width: number): Options {
  const { wordWrap, minimap, lineNumbers, fontSize, fontFamily, stickyScroll } = values;
  return {
    fontFamily: isFont(fontFamily) ? `${fontFamily}, var(--mono)` : 'var(--mono)',
    fontSize,
    lineHeight: Math.round(fontSize * LINE_HEIGHT),
    lineNumbers,
    stickyScroll: { enabled: stickyScroll },
    wordWrap: wordWrap ? 'on' : 'off',
    minimap: { enabled: minimap && width >= LEAST_WIDTH_FOR_MINIMAP },
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
