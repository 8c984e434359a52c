import type { Selection } from '@coedit/protocol';
import * as Y from 'yjs';

/** A selection as offsets into the file's text (UTF-16 units); the head is where the caret is. */
export interface OffsetSelection {
  readonly anchor: number;
  readonly head: number;
}

/**
 * A caret keeps to the letter before it and a selection to its own first and last letter, as in the editor that sends
 * it (text-binding.ts): what others insert exactly there does not push the caret and does not become selected.
 */
export function encodeSelection(text: Y.Text, { anchor, head }: OffsetSelection): Selection {
  const encode = (offset: number, side: 0 | -1) =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, offset, side));
  return { anchor: encode(anchor, anchor < head ? 0 : -1), head: encode(head, head < anchor ? 0 : -1) };
}

/** Null when it points at text that has not arrived here, or at another file's: any program may have sent it. */
export function resolveSelection(text: Y.Text, selection: Selection): OffsetSelection | null {
  const anchor = resolve(text, selection.anchor);
  const head = resolve(text, selection.head);
  return anchor === null || head === null ? null : { anchor, head };
}

function resolve(text: Y.Text, encoded: Uint8Array): number | null {
  const { doc } = text;
  if (doc === null) return null;
  try {
    // Following undone deletions would follow mine only, and so differ from what the others see.
    const position = Y.decodeRelativePosition(encoded);
    const absolute = Y.createAbsolutePositionFromRelativePosition(position, doc, false);
    return absolute?.type === text ? absolute.index : null;
  } catch {
    return null;
  }
}

/** The Yjs id of the letter that the caret keeps to; null at an end of the text, or when it cannot be read. */
export function letterAtHead({ head }: Selection): Y.ID | null {
  try {
    return Y.decodeRelativePosition(head).item;
  } catch {
    return null;
  }
}

export function sameSelections(a: readonly Selection[], b: readonly Selection[]): boolean {
  return (
    a.length === b.length &&
    a.every((selection, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        sameBytes(selection.anchor, other.anchor) &&
        sameBytes(selection.head, other.head)
      );
    })
  );
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
