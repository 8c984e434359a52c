import type { InsideText } from '@coedit/document';
import type { FileEntry, FileId } from '@coedit/protocol';

export interface NewFile {
  readonly path: string;
  readonly inside: InsideText;
}

/** A part of a new file's text, at `at`; the first part brings the file's entry. */
export interface Piece {
  readonly id: FileId;
  readonly at: number;
  readonly text: string;
  readonly entry: FileEntry | null;
}

/**
 * UTF-16 units (at most three bytes of UTF-8 each) of one transaction, and so of one update: far below the limit of a
 * message, and small enough that the server checks it without holding up others.
 */
const BATCH_LENGTH = 256 * 1024;

export function piecesOf(id: FileId, { path, inside }: NewFile): readonly Piece[] {
  const entry: FileEntry = {
    path,
    ...(inside.eol === 'crlf' ? { eol: 'crlf' } : {}),
    ...(inside.bom ? { bom: true } : {}),
  };
  const pieces: Piece[] = [];
  let at = 0;
  do {
    const end = wholeCodePoint(inside.text, at + BATCH_LENGTH);
    pieces.push({ id, at, text: inside.text.slice(at, end), entry: at === 0 ? entry : null });
    at = end;
  } while (at < inside.text.length);
  return pieces;
}

/** In order, as many pieces together as one transaction may hold. */
export function batchesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const batches: Piece[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    if (length + piece.text.length > BATCH_LENGTH) {
      batches.push([]);
      length = 0;
    }
    batches.at(-1)?.push(piece);
    length += piece.text.length;
  }
  return batches;
}

/** Never cuts a surrogate pair. */
function wholeCodePoint(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end;
}
