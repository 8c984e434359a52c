/** UTF-16 units of a whole path. */
export const MAX_PATH_LENGTH = 512;

export type PathProblem =
  | 'empty'
  | 'too-long'
  | 'absolute'
  | 'dots'
  | 'backslash'
  | 'control'
  | 'reserved'
  | 'empty-part'
  | 'space';

export type PathResult =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly problem: PathProblem; readonly message: string };

const MESSAGES: Record<PathProblem, string> = {
  empty: 'Give the file a name.',
  'too-long': `The path is too long: at most ${MAX_PATH_LENGTH} characters.`,
  absolute: 'The path must be relative: leave out the leading slash or drive letter.',
  dots: 'The path must not have "." or ".." as a part.',
  backslash: 'Use "/" between folders, not "\\".',
  control: 'The path has characters that cannot be seen (control or direction characters). Type it anew.',
  reserved:
    'That name is reserved by Windows or by programs (such as con, nul or __proto__). Choose another.',
  'empty-part': 'A folder in the path has no name: remove the double or trailing slash.',
  space: 'A file or folder name must not start with a space, nor end with a space or a dot.',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?$/iu;
const RESERVED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

function problemOf(path: string): PathProblem | undefined {
  if (path === '') return 'empty';
  if (path.length > MAX_PATH_LENGTH) return 'too-long';
  if (UNSEEN.test(path) || !path.isWellFormed()) return 'control';
  if (path.includes('\\')) return 'backslash';
  if (path.startsWith('/') || /^[A-Za-z]:/u.test(path)) return 'absolute';
  for (const part of path.split('/')) {
    if (part === '') return 'empty-part';
    if (part === '.' || part === '..') return 'dots';
    if (RESERVED.test(part) || RESERVED_KEYS.has(part)) return 'reserved';
    if (part.startsWith(' ') || part.endsWith(' ') || part.endsWith('.')) return 'space';
  }
  return undefined;
}

/**
 * The one gate for every path from outside (rename, upload, zip, HTTP, CLI). Only brings it to NFC; it does not
 * guess: a path that would have to be changed further is refused with a sentence for the person.
 */
export function normalisePath(input: string): PathResult {
  const path = input.normalize('NFC');
  const problem = problemOf(path);
  if (problem !== undefined) return { ok: false, problem, message: MESSAGES[problem] };
  return { ok: true, path };
}

/** True when the path is already as `normalisePath` would return it. */
export function isNormalPath(path: string): boolean {
  return path.normalize('NFC') === path && problemOf(path) === undefined;
}
