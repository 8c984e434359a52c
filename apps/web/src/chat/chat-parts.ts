/** A chat message cut into what is shown differently. Everything stays text: nothing in it is ever markup. */
export type ChatPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** `language` is what stands behind the opening marks; may be ''. */
  | { readonly kind: 'block'; readonly text: string; readonly language: string }
  | { readonly kind: 'link'; readonly text: string; readonly address: string }
  /** Of someone whose name is known; without the `@`. */
  | { readonly kind: 'mention'; readonly text: string; readonly name: string }
  /** May name a file of the session, or not: the view asks. */
  | { readonly kind: 'reference'; readonly text: string; readonly path: string; readonly line: number };

const BLOCK = /```([^\n`]*)\n?([\s\S]*?)```/;
const CODE = /`([^`\n]+)`/;
const LINK = /https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/;
/**
 * `src/a.ts:12` or `src/a.ts:12:5`; not the `12:30` of a time, which has no letter before the colon. Begins where such
 * characters begin, and has one way to match: else a long word would be tried from each letter to each other.
 */
const REFERENCE =
  /(?<![\p{L}\p{N}_@.+/-])((?:[\p{L}\p{N}_@.+-]+\/)*(?=[\p{N}_@.+-]*\p{L})[\p{L}\p{N}_@.+-]+):(\d{1,7})(?::\d{1,7})?(?![\w:])/u;

type Rule = { readonly pattern: RegExp; readonly part: (match: RegExpExecArray) => ChatPart };

/** In order of precedence: what stands in code is no link. */
const RULES: readonly Rule[] = [
  {
    pattern: BLOCK,
    part: (match) => blockOf(match[1] ?? '', match[2] ?? ''),
  },
  { pattern: CODE, part: (match) => ({ kind: 'code', text: match[1] ?? '' }) },
  { pattern: LINK, part: (match) => ({ kind: 'link', text: match[0], address: match[0] }) },
  {
    pattern: REFERENCE,
    part: (match) => ({ kind: 'reference', text: match[0], path: match[1] ?? '', line: Number(match[2]) }),
  },
];

/** A word on the line of the opening marks is a language only when the code stands on lines of its own. */
function blockOf(info: string, code: string): ChatPart {
  const language = info.trim();
  if (code === '') return { kind: 'block', text: language, language: '' };
  return { kind: 'block', text: code.replace(/\n$/, ''), language };
}

/** `names`: of everyone who can be meant by an `@`. */
export function chatParts(message: string, names: readonly string[] = []): readonly ChatPart[] {
  const mention = mentionRule(names);
  return split(message, mention === null ? RULES : [...RULES, mention]);
}

/** Longer names first: `@Ada Lovelace` is not Ada. */
function mentionRule(names: readonly string[]): Rule | null {
  const known = names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (known.length === 0) return null;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_])@(${known.map(literal).join('|')})(?![\\p{L}\\p{N}_])`,
    'iu',
  );
  return { pattern, part: (match) => ({ kind: 'mention', text: match[0], name: match[1] ?? '' }) };
}

const literal = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Whether a message is for the person of that name. */
export function mentions(message: string, name: string): boolean {
  return chatParts(message, [name]).some(({ kind }) => kind === 'mention');
}

function split(message: string, [rule, ...rest]: readonly Rule[]): readonly ChatPart[] {
  if (rule === undefined) return message === '' ? [] : [{ kind: 'text', text: message }];
  const parts: ChatPart[] = [];
  let left = message;
  for (let match = rule.pattern.exec(left); match !== null; match = rule.pattern.exec(left)) {
    parts.push(...split(left.slice(0, match.index), rest), rule.part(match));
    left = left.slice(match.index + match[0].length);
  }
  parts.push(...split(left, rest));
  return parts;
}

/** The file a reference means: its path, else the one file whose path ends with it. */
export function resolveReference<File extends { readonly displayPath: string }>(
  path: string,
  files: readonly File[],
): File | undefined {
  const exact = files.find((file) => file.displayPath === path);
  if (exact !== undefined) return exact;
  const ending = files.filter((file) => file.displayPath.endsWith(`/${path}`));
  return ending.length === 1 ? ending[0] : undefined;
}

const EXCERPT_LENGTH = 120;

/** The beginning on one line, without the marks of code. */
export function excerpt(message: string): string {
  const line = message.replace(/`+/g, ' ').replace(/\s+/g, ' ').trim();
  return line.length <= EXCERPT_LENGTH ? line : `${line.slice(0, EXCERPT_LENGTH - 1).toWellFormed()}…`;
}
