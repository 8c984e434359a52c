/** A replacement in a text, with offsets in UTF-16 units as Yjs and Monaco count them. */
export interface Splice {
  readonly offset: number;
  readonly deleted: number;
  readonly inserted: string;
}

/** By how much the splices make a text longer. */
export function growth(splices: readonly Splice[]): number {
  return splices.reduce((sum, splice) => sum + splice.inserted.length - splice.deleted, 0);
}

/**
 * Where an offset of the old text is in the new one; `splices` ascend and count against the old text.
 * `side` decides only for text that is inserted exactly there: is the offset before it, or after it?
 */
export function mapOffset(offset: number, splices: readonly Splice[], side: 'before' | 'after'): number {
  let shift = 0;
  for (const { offset: start, deleted, inserted } of splices) {
    if (offset < start) break;
    if (offset === start && (deleted > 0 || side === 'before')) break;
    if (offset < start + deleted) return start + shift + Math.min(offset - start, inserted.length);
    shift += inserted.length - deleted;
  }
  return offset + shift;
}

/**
 * What turns `before` into `after`, ascending and against `before`: one splice between the common start and the
 * common end, or, where that part has as many lines as before (a reformatting, a replace-all), one in each line
 * that differs. Never cuts a surrogate pair. A real diff (Myers) was rejected: seconds for a large setValue.
 */
export function diffText(before: string, after: string): Splice[] {
  if (before === after) return [];
  const middle = trim(before, after, 0);
  const oldLines = before.slice(middle.offset, middle.offset + middle.deleted).split('\n');
  const newLines = middle.inserted.split('\n');
  if (oldLines.length === 1 || oldLines.length !== newLines.length) return [middle];
  const splices: Splice[] = [];
  let offset = middle.offset;
  for (const [index, oldLine] of oldLines.entries()) {
    const newLine = newLines[index] ?? '';
    if (oldLine !== newLine) splices.push(trim(oldLine, newLine, offset));
    offset += oldLine.length + 1;
  }
  return splices;
}

function trim(before: string, after: string, base: number): Splice {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  while (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++;
  }
  while (end > 0 && splitsPair(before, before.length - end)) end--;
  return {
    offset: base + start,
    deleted: before.length - start - end,
    inserted: after.slice(start, after.length - end),
  };
}

/** Half a pair alone counts as well: Monaco takes what follows any high surrogate to belong to it. */
function splitsPair(text: string, offset: number): boolean {
  return isHighSurrogate(text.charCodeAt(offset - 1)) || isLowSurrogate(text.charCodeAt(offset));
}

export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
