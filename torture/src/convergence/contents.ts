import { FILES_ROOT, isFileId, SETTINGS_ROOT } from '@coedit/protocol';
import type * as Y from 'yjs';

/** All a replica holds, texts of removed files too, in a form in which equal documents are equal strings. */
export function contentsOf(doc: Y.Doc): string {
  const texts = [...doc.share.keys()]
    .filter(isFileId)
    .map((id) => [id, doc.getText(id).toString()] as const)
    // A text that was only asked for exists here and not elsewhere.
    .filter(([, text]) => text !== '');
  return JSON.stringify({
    files: sorted(Object.entries(doc.getMap(FILES_ROOT).toJSON())),
    settings: sorted(Object.entries(doc.getMap(SETTINGS_ROOT).toJSON())),
    texts: sorted(texts),
  });
}

/** Where two of them part, for a person. */
export function firstDifference(left: string, right: string): string {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 40), at + 40));
  return `at ${at} of ${left.length} and ${right.length}: ${around(left)} and ${around(right)}`;
}

function sorted<Value>(
  entries: readonly (readonly [string, Value])[],
): readonly (readonly [string, Value])[] {
  return [...entries].sort(([left], [right]) => (left < right ? -1 : 1));
}
