import type { Range } from './moving-ranges.ts';

export interface SearchQuery {
  readonly pattern: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly isRegex: boolean;
  /** Globs, parted by commas; '' for all files. */
  readonly include: string;
  /** Globs of what is left out. */
  readonly exclude: string;
}

/** Where something was found, and its line to show. */
export interface TextMatch {
  /** UTF-16 units from the beginning of the text. */
  readonly start: number;
  readonly end: number;
  /** 1-based, as in Monaco. */
  readonly line: number;
  readonly column: number;
  /** On `line`; that of the line's end where the match goes on to the next. */
  readonly endColumn: number;
  /** A part of the line around the match, and where the match is in it. */
  readonly preview: string;
  readonly previewStart: number;
  readonly previewEnd: number;
  /** The beginning of what would stand in its place; null: replacing was not asked for. */
  readonly replacement: string | null;
}

/** What is put in the place of a match. */
export type Replacer = (match: RegExpExecArray) => string;

/** Units of a field: nobody types as much, and neither expressions nor globs can be of any length. */
export const MOST_UNITS = 4000;

/** Null when there is nothing to look for. Throws a SyntaxError with the engine's reason for a bad regular expression. */
export function compileQuery({
  pattern,
  matchCase,
  wholeWord,
  isRegex,
}: Pick<SearchQuery, 'pattern' | 'matchCase' | 'wholeWord' | 'isRegex'>): RegExp | null {
  if (pattern === '') return null;
  const source = isRegex ? pattern : pattern.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const flags = matchCase ? 'gm' : 'gmi';
  // As letters of any language count, \b would not do: it knows ASCII only.
  const whole = wholeWord ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source;
  try {
    return new RegExp(whole, `${flags}u`);
  } catch (reason) {
    // Many habits (`\-`, a lone `{`) are errors in Unicode mode only. Whole words need that mode.
    if (wholeWord) throw reason;
    return new RegExp(whole, flags);
  }
}

const PREVIEW_BEFORE = 16;
const PREVIEW_LENGTH = 200;

export function findMatches(
  text: string,
  expression: RegExp,
  most: number,
  replacer: Replacer | null = null,
  putAway: readonly Range[] = [],
): readonly TextMatch[] {
  const matches: TextMatch[] = [];
  const away = startsAndEnds(putAway);
  const lines = new LineCounter(text);
  expression.lastIndex = 0;
  for (let found = expression.exec(text); found !== null; found = expression.exec(text)) {
    if (found[0] === '') {
      // Matches of nothing (`^`, `a*`) are no use in a list; and without a step it would go on for ever.
      expression.lastIndex += stepAt(text, expression.lastIndex);
      if (expression.lastIndex > text.length) break;
      continue;
    }
    if (away.get(found.index) === found.index + found[0].length) continue;
    const replacement = replacer?.(found).slice(0, PREVIEW_LENGTH).toWellFormed() ?? null;
    matches.push({ ...matchAt(lines, text, found.index, found.index + found[0].length), replacement });
    if (matches.length >= most) break;
  }
  return matches;
}

const stepAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

function matchAt(
  lines: LineCounter,
  text: string,
  start: number,
  end: number,
): Omit<TextMatch, 'replacement'> {
  const { line, lineStart, lineEnd } = lines.at(start);
  const shownEnd = Math.min(end, lineEnd);
  const indent = /^\s*/.exec(text.slice(lineStart, start))?.[0].length ?? 0;
  const first = lineStart + indent;
  const isShort = start - first <= PREVIEW_BEFORE;
  const from = isShort ? first : wordFrom(text, start - PREVIEW_BEFORE, start);
  const lead = from > first ? '…' : '';
  const previewTo = Math.min(lineEnd, from + PREVIEW_LENGTH - lead.length);
  const preview = lead + text.slice(from, previewTo).toWellFormed();
  return {
    start,
    end,
    line,
    column: start - lineStart + 1,
    endColumn: shownEnd - lineStart + 1,
    preview,
    previewStart: lead.length + start - from,
    previewEnd: Math.min(lead.length + shownEnd - from, preview.length),
  };
}

/** Not with half a word, where there is a space to begin behind. */
function wordFrom(text: string, from: number, start: number): number {
  const space = text.slice(from, start - 1).indexOf(' ');
  return space >= 0 ? from + space + 1 : from;
}

/** Tells lines of positions that only grow, going over the text once. */
class LineCounter {
  readonly #text: string;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  at(position: number): { readonly line: number; readonly lineStart: number; readonly lineEnd: number } {
    for (let next = this.#text.indexOf('\n', this.#lineStart); next >= 0 && next < position; ) {
      this.#line++;
      this.#lineStart = next + 1;
      next = this.#text.indexOf('\n', this.#lineStart);
    }
    const end = this.#text.indexOf('\n', position);
    return { line: this.#line, lineStart: this.#lineStart, lineEnd: end < 0 ? this.#text.length : end };
  }
}

/** `text` with every match replaced, or the one that is at `only`, and how many there were. */
export function replaceMatches(
  text: string,
  expression: RegExp,
  replacer: Replacer,
  only: Range | null = null,
  putAway: readonly Range[] = [],
): { readonly text: string; readonly count: number } {
  let count = 0;
  const parts: string[] = [];
  const away = startsAndEnds(putAway);
  let at = 0;
  for (const match of text.matchAll(expression)) {
    if (match[0] === '' || (only !== null && !isAt(match, only))) continue;
    if (away.get(match.index) === match.index + match[0].length) continue;
    count++;
    parts.push(text.slice(at, match.index));
    parts.push(replacer(match));
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), count };
}

const startsAndEnds = (ranges: readonly Range[]) => new Map(ranges.map(({ start, end }) => [start, end]));

const isAt = (match: RegExpExecArray, { start, end }: Range): boolean =>
  match.index === start && start + match[0].length === end;

/** `$$`, `$&`, `$1` to `$99`, `$<name>`; `\n` and `\t` as VS Code has them. What names no group stays as it is. */
export function expandReplacement(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(/\\n|\\t|\\\\|\$(?:\$|&|\d{1,2}|<[^>]*>)/g, (sign) => {
    if (sign === '\\n') return '\n';
    if (sign === '\\t') return '\t';
    if (sign === '\\\\') return '\\';
    if (sign === '$$') return '$';
    if (sign === '$&') return match[0];
    if (sign.startsWith('$<')) return match.groups?.[sign.slice(2, -1)] ?? (match.groups ? '' : sign);
    const number = Number(sign.slice(1));
    return number > 0 && number < match.length ? (match[number] ?? '') : sign;
  });
}
