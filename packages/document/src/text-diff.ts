import diff from 'fast-diff';
import type * as Y from 'yjs';

/** One step along the old text: keep, delete or insert. */
type Step = [kind: -1 | 0 | 1, text: string];

/** Above this many pairs of units (or lines) a diff would take longer than a person waits; the part is replaced whole. */
const MOST_PAIRS = 4_000_000;
/** One UTF-16 unit stands for one distinct line; those of surrogates are left out. */
const MOST_DISTINCT_LINES = 0xd7ff;

/**
 * Makes `ytext` hold `newText` by small edits, so that carets and comments of others stay where they belong. Never cuts a
 * surrogate pair: replacing half of one makes Yjs clients diverge.
 */
export function applyTextDiff(ytext: Y.Text, newText: string, origin: unknown): void {
  const oldText = ytext.toString();
  const wanted = newText.toWellFormed();
  if (oldText === wanted) return;
  const steps = textSteps(oldText, wanted);
  const apply = () => {
    let index = 0;
    for (const [kind, text] of steps) {
      if (kind === -1) ytext.delete(index, text.length);
      else if (kind === 1) ytext.insert(index, text);
      if (kind !== -1) index += text.length;
    }
  };
  if (ytext.doc === null) apply();
  else ytext.doc.transact(apply, origin);
}

export function textSteps(oldText: string, newText: string): readonly Step[] {
  const start = commonPrefix(oldText, newText);
  const end = commonSuffix(oldText, newText, start);
  const before = oldText.slice(start, oldText.length - end);
  const after = newText.slice(start, newText.length - end);
  return [
    [0, oldText.slice(0, start)],
    ...middleSteps(before, after),
    [0, oldText.slice(oldText.length - end)],
  ];
}

function middleSteps(before: string, after: string): readonly Step[] {
  if (before.length * after.length <= MOST_PAIRS) return diff(before, after) as Step[];
  return lineSteps(before, after);
}

/** First which lines differ, then the differences within each run of changed lines. */
function lineSteps(before: string, after: string): readonly Step[] {
  const codes = new Map<string, string>();
  const lines: string[] = [];
  const encode = (text: string): string | null => {
    let coded = '';
    for (const line of text.split(/(?<=\n)/u)) {
      const known = codes.get(line);
      if (known === undefined && lines.length > MOST_DISTINCT_LINES) return null;
      const code = known ?? String.fromCharCode(lines.push(line) - 1);
      codes.set(line, code);
      coded += code;
    }
    return coded;
  };
  const codedBefore = encode(before);
  const codedAfter = encode(after);
  if (codedBefore === null || codedAfter === null) return replacement(before, after);
  if (codedBefore.length * codedAfter.length > MOST_PAIRS) return replacement(before, after);
  const decode = (coded: string) => Array.from(coded, (code) => lines[code.charCodeAt(0)]).join('');
  return refine(
    (diff(codedBefore, codedAfter) as Step[]).map(([kind, coded]): Step => [kind, decode(coded)]),
  );
}

function refine(steps: readonly Step[]): readonly Step[] {
  const fine: Step[] = [];
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index];
    const next = steps[index + 1];
    if (step === undefined) continue;
    if (step[0] === -1 && next?.[0] === 1 && step[1].length * next[1].length <= MOST_PAIRS) {
      fine.push(...(diff(step[1], next[1]) as Step[]));
      index += 1;
    } else fine.push(step);
  }
  return fine;
}

const replacement = (before: string, after: string): readonly Step[] => [
  [-1, before],
  [1, after],
];

function commonPrefix(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  let length = 0;
  while (length < most && left.charCodeAt(length) === right.charCodeAt(length)) length++;
  return length > 0 && isHighSurrogate(left.charCodeAt(length - 1)) ? length - 1 : length;
}

function commonSuffix(left: string, right: string, prefix: number): number {
  const most = Math.min(left.length, right.length) - prefix;
  let length = 0;
  while (
    length < most &&
    left.charCodeAt(left.length - 1 - length) === right.charCodeAt(right.length - 1 - length)
  ) {
    length++;
  }
  return length > 0 && isLowSurrogate(left.charCodeAt(left.length - length)) ? length - 1 : length;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
