import type { editor, IPosition } from 'monaco-editor/editor';
import type { OwnRow } from './label-placement.ts';

/** Monaco's enums are values of its bundle; naming the numbers keeps this file free of loading it. */
const LINE_HEIGHT: editor.EditorOption.lineHeight = 75;

/** Whether a line is in the window and not folded away. */
export function isDrawn(codeEditor: editor.ICodeEditor, lineNumber: number): boolean {
  return codeEditor
    .getVisibleRanges()
    .some((range) => range.startLineNumber <= lineNumber && lineNumber <= range.endLineNumber);
}

/** The top left corner of a caret, from the top left corner of the visible text; null when its line is not drawn. */
export function pixelOf(
  codeEditor: editor.ICodeEditor,
  position: IPosition,
): { x: number; y: number } | null {
  const place = isDrawn(codeEditor, position.lineNumber)
    ? codeEditor.getScrolledVisiblePosition(position)
    : null;
  if (place === null) return null;
  return { x: place.left - codeEditor.getLayoutInfo().contentLeft, y: place.top };
}

/** The rows of text that my carets are on; all rows of a line that is wrapped. */
export function ownRows(codeEditor: editor.ICodeEditor, lineHeight: number): readonly OwnRow[] {
  const model = codeEditor.getModel();
  if (model === null) return [];
  const lines = new Set((codeEditor.getSelections() ?? []).map((selection) => selection.positionLineNumber));
  return [...lines].flatMap((lineNumber) => {
    const first = pixelOf(codeEditor, { lineNumber, column: 1 });
    const last = pixelOf(codeEditor, { lineNumber, column: model.getLineMaxColumn(lineNumber) });
    if (first === null || last === null) return [];
    const rows: OwnRow[] = [];
    for (let y = first.y; y < last.y; y += lineHeight) rows.push({ y, textEnd: Number.POSITIVE_INFINITY });
    return [...rows, { y: last.y, textEnd: last.x }];
  });
}

export function lineHeightOf(codeEditor: editor.ICodeEditor): number {
  return codeEditor.getOption(LINE_HEIGHT);
}
