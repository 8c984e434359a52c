import type { UserId } from '@coedit/protocol';
import type { PlacedCursor } from './cursor-decorations.ts';

/** Of whole lines. */
export interface LineRange {
  readonly startLineNumber: number;
  readonly endLineNumber: number;
}

export interface UnseenCaret {
  readonly userId: UserId;
  readonly line: number;
}

/** Who is in the shown file, but not where I look; and who is where I write. */
export interface Sight {
  /** The nearest first. */
  readonly above: readonly UnseenCaret[];
  readonly below: readonly UnseenCaret[];
  /** In folded lines, by the line that stays to be seen of them. */
  readonly folded: ReadonlyMap<number, readonly UnseenCaret[]>;
  /** On a line that one of my carets is on. */
  readonly companions: readonly UserId[];
}

export const NOBODY: Sight = { above: [], below: [], folded: new Map(), companions: [] };

/** By everyone's first caret; for companions by all of them. */
export function sightOf(
  cursors: readonly PlacedCursor[],
  visible: readonly LineRange[],
  myLines: ReadonlySet<number>,
): Sight {
  const first = visible[0]?.startLineNumber;
  const last = visible.at(-1)?.endLineNumber;
  if (first === undefined || last === undefined) return NOBODY;
  const above: UnseenCaret[] = [];
  const below: UnseenCaret[] = [];
  const folded = new Map<number, UnseenCaret[]>();
  for (const { userId, selections } of cursors) {
    const line = selections[0]?.head.lineNumber;
    if (line === undefined) continue;
    if (line < first) above.push({ userId, line });
    else if (line > last) below.push({ userId, line });
    else if (!visible.some((range) => isIn(line, range))) {
      const header = visible.findLast((range) => range.endLineNumber < line)?.endLineNumber ?? first;
      folded.set(header, [...(folded.get(header) ?? []), { userId, line }]);
    }
  }
  above.sort((a, b) => b.line - a.line || a.userId - b.userId);
  below.sort((a, b) => a.line - b.line || a.userId - b.userId);
  const companions = cursors
    .filter(({ selections }) => selections.some(({ head }) => myLines.has(head.lineNumber)))
    .map(({ userId }) => userId);
  return { above, below, folded, companions };
}

/** Whether two say the same, so that nothing is drawn anew at each of the others' keys. */
export function sameSight(a: Sight, b: Sight): boolean {
  return (
    sameCarets(a.above, b.above) &&
    sameCarets(a.below, b.below) &&
    a.companions.length === b.companions.length &&
    a.companions.every((userId, index) => userId === b.companions[index]) &&
    a.folded.size === b.folded.size &&
    [...a.folded].every(([line, carets]) => sameCarets(carets, b.folded.get(line) ?? []))
  );
}

function sameCarets(a: readonly UnseenCaret[], b: readonly UnseenCaret[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ userId, line }, index) => userId === b[index]?.userId && line === b[index]?.line)
  );
}

function isIn(line: number, { startLineNumber, endLineNumber }: LineRange): boolean {
  return startLineNumber <= line && line <= endLineNumber;
}
