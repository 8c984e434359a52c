/**
 * Where the names at carets go. Pure: pixels in, pixels out; all counted from the top left corner of the visible text.
 */

/** A name that wants to be shown at a caret. */
export interface LabelRequest {
  readonly id: number;
  /** The caret's left edge. */
  readonly x: number;
  /** The top of the caret's row. */
  readonly y: number;
  readonly width: number;
}

/** A row that I am on: what is written there stays uncovered. */
export interface OwnRow {
  readonly y: number;
  /** Where its text ends. */
  readonly textEnd: number;
}

export interface LabelSpace {
  readonly width: number;
  readonly height: number;
  readonly lineHeight: number;
  readonly labelHeight: number;
  readonly ownRows: readonly OwnRow[];
}

export interface LabelPlace {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Between a name and the text of my row, or another name. */
const GAP = 8;
/** How many names may pile up above and below one row. */
const MAX_LEVELS = 6;

/**
 * Above the caret's row, else below; farther away where names would hide each other; beside the text where it would lie
 * on a row of mine. Never beyond an edge. In the order of ids, so that a name does not hop because another one moves.
 */
export function placeLabels(requests: readonly LabelRequest[], space: LabelSpace): LabelPlace[] {
  const placed: Box[] = [];
  const ordered = [...requests].sort((a, b) => a.id - b.id);
  return ordered.map((request) => {
    const { x, y } = placeOne(request, space, placed);
    placed.push({ x, y, width: request.width, height: space.labelHeight });
    return { id: request.id, x, y };
  });
}

function placeOne(
  request: LabelRequest,
  space: LabelSpace,
  placed: readonly Box[],
): { x: number; y: number } {
  const candidates = candidatesOf(request, space);
  const fitting = candidates.find(
    (box) => isInside(box, space) && !placed.some((other) => overlap(box, other)),
  );
  if (fitting !== undefined) return fitting;
  // More names than room: covering another name is better than covering my line or being cut.
  return candidates.find((box) => isInside(box, space)) ?? clampedAbove(request, space);
}

function candidatesOf(request: LabelRequest, space: LabelSpace): Box[] {
  const { lineHeight, labelHeight } = space;
  const boxes: Box[] = [];
  for (let level = 0; level < MAX_LEVELS; level++) {
    const above = request.y - (level + 1) * labelHeight;
    const below = request.y + lineHeight + level * labelHeight;
    for (const y of [above, below]) {
      const box = boxAt(request, y, space);
      if (!space.ownRows.some((row) => covers(box, row, space))) boxes.push(box);
    }
  }
  return [...boxes, ...besideText(request, space)];
}

/** To the right of what is written in the rows of mine next to the caret, and in the caret's own. */
function besideText(request: LabelRequest, space: LabelSpace): Box[] {
  const { lineHeight, labelHeight } = space;
  const inset = (lineHeight - labelHeight) / 2;
  return [request.y - lineHeight, request.y + lineHeight, request.y].flatMap((rowTop) => {
    const row = space.ownRows.find(({ y }) => Math.abs(y - rowTop) < lineHeight / 2);
    if (row === undefined) return [];
    const x = Math.max(request.x + GAP, row.textEnd + GAP);
    return { x, y: row.y + inset, width: request.width, height: labelHeight };
  });
}

/** From the caret to the right; at the right edge it ends at the caret instead; it never begins left of the text. */
function boxAt({ x, width }: LabelRequest, y: number, space: LabelSpace): Box {
  const left = x + width <= space.width ? x : Math.min(x - width, space.width - width);
  return { x: Math.max(0, left), y, width, height: space.labelHeight };
}

function clampedAbove(request: LabelRequest, space: LabelSpace): Box {
  const y = Math.max(0, Math.min(request.y - space.labelHeight, space.height - space.labelHeight));
  return boxAt(request, y, space);
}

function isInside(box: Box, space: LabelSpace): boolean {
  return (
    box.x >= 0 &&
    box.y >= 0 &&
    box.y + box.height <= space.height &&
    box.x + box.width <= Math.max(space.width, box.width)
  );
}

function covers(box: Box, row: OwnRow, { lineHeight }: LabelSpace): boolean {
  return box.y < row.y + lineHeight && row.y < box.y + box.height && box.x < row.textEnd + GAP;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
