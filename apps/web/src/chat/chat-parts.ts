/** A chat message cut into what is shown differently. Everything stays text: nothing in it is ever markup. */
export type ChatPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'block'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly address: string }
  /** May name a file of the session, or not: the view asks. */
  | { readonly kind: 'reference'; readonly text: string; readonly path: string; readonly line: number };

const BLOCK = /```[^\n`]*\n?([\s\S]*?)```/;
const CODE = /`([^`\n]+)`/;
const LINK = /https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/;
/** `src/a.ts:12` or `src/a.ts:12:5`; not the `12:30` of a time, which has no letter before the colon. */
const REFERENCE =
  /(?<![\w/.-])((?:[\p{L}\p{N}_@.+-]+\/)*[\p{L}\p{N}_@.+-]*\p{L}[\p{L}\p{N}_@.+-]*):(\d{1,7})(?::\d{1,7})?(?![\w:])/u;

type Rule = { readonly pattern: RegExp; readonly part: (match: RegExpExecArray) => ChatPart };

/** In order of precedence: what stands in code is no link. */
const RULES: readonly Rule[] = [
  { pattern: BLOCK, part: (match) => ({ kind: 'block', text: (match[1] ?? '').replace(/\n$/, '') }) },
  { pattern: CODE, part: (match) => ({ kind: 'code', text: match[1] ?? '' }) },
  { pattern: LINK, part: (match) => ({ kind: 'link', text: match[0], address: match[0] }) },
  {
    pattern: REFERENCE,
    part: (match) => ({ kind: 'reference', text: match[0], path: match[1] ?? '', line: Number(match[2]) }),
  },
];

export function chatParts(message: string): readonly ChatPart[] {
  return split(message, 0);
}

function split(message: string, from: number): readonly ChatPart[] {
  const rule = RULES[from];
  if (rule === undefined) return message === '' ? [] : [{ kind: 'text', text: message }];
  const parts: ChatPart[] = [];
  let rest = message;
  for (let match = rule.pattern.exec(rest); match !== null; match = rule.pattern.exec(rest)) {
    parts.push(...split(rest.slice(0, match.index), from + 1), rule.part(match));
    rest = rest.slice(match.index + match[0].length);
  }
  parts.push(...split(rest, from + 1));
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
