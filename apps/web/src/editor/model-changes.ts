import { isSharedText } from '@coedit/document';
import type { editor as monaco } from 'monaco-editor/editor';
import { diffText, isHighSurrogate, isLowSurrogate, type Splice } from './splice.ts';

/** Between Monaco's positions and events, and splices. The model's line end must be `\n`. */

const BOM = '\uFEFF';

/**
 * What the event says, in its order, each splice against the text that the one before has left. Undefined where
 * it does not say it in a form that can be shared: everything replaced, line ends changed, a BOM or half a letter.
 */
export function splicesOfEvent(event: monaco.IModelContentChangedEvent): Splice[] | undefined {
  if (event.isFlush || event.isEolChange || event.eol !== '\n') return undefined;
  const splices = event.changes.map(({ rangeOffset, rangeLength, text }) => ({
    offset: rangeOffset,
    deleted: rangeLength,
    inserted: text,
  }));
  const clean = splices.every(
    ({ offset, inserted }) => isSharedText(inserted) && !(offset === 0 && inserted.startsWith(BOM)),
  );
  return clean ? splices : undefined;
}

/**
 * The same changes, but each replacement only of what differs: a word completed is not retyped, and a replace-all
 * of 1,000 places, which Monaco tells as one, leaves alone what partners do between them. `readOld` is called
 * only if there is a replacement at all.
 */
export function refine(changes: readonly Splice[], readOld: () => string): readonly Splice[] {
  // Only changes that go from the last to the first keep counting against the old text.
  const ordered = changes.every((change, index) => isBefore(change, changes[index - 1]));
  if (!ordered || !changes.some(isReplacement)) return changes;
  const old = readOld();
  return changes.flatMap((change) => {
    if (!isReplacement(change)) return [change];
    const { offset, deleted, inserted } = change;
    return diffText(old.slice(offset, offset + deleted), inserted)
      .map((splice) => ({ ...splice, offset: splice.offset + offset }))
      .toReversed();
  });
}

/** A splice as an edit of the model's text of now. */
export function editOf(
  model: monaco.ITextModel,
  { offset, deleted, inserted }: Splice,
): monaco.IIdentifiedSingleEditOperation {
  const start = model.getPositionAt(offset);
  const end = deleted === 0 ? start : model.getPositionAt(offset + deleted);
  const range = {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  };
  return { range, text: inserted };
}

/** Whether a splice starts or ends inside a surrogate pair of the model's text of now. */
export function cutsPair(model: monaco.ITextModel, splices: readonly Splice[]): boolean {
  return splices.some(
    ({ offset, deleted }) => isInsidePair(model, offset) || isInsidePair(model, offset + deleted),
  );
}

function isInsidePair(model: monaco.ITextModel, offset: number): boolean {
  const { lineNumber, column } = model.getPositionAt(offset);
  const line = model.getLineContent(lineNumber);
  return isHighSurrogate(line.charCodeAt(column - 2)) && isLowSurrogate(line.charCodeAt(column - 1));
}

function isReplacement({ deleted, inserted }: Splice): boolean {
  return deleted > 0 && inserted !== '';
}

function isBefore(change: Splice, next: Splice | undefined): boolean {
  return next === undefined || change.offset + change.deleted <= next.offset;
}
