/** What is typed: every kind of character that has ever made two replicas or an editor disagree. */
export const PIECES: readonly string[] = [
  'a',
  'word ',
  '\n',
  '\t',
  'line\nline\n',
  '({[',
  '→',
  // Outside the basic plane, joined by ZWJ, with a skin tone, two regional indicators that make one flag.
  '😀',
  '👩‍👩‍👧',
  '🧑🏽‍💻',
  '🇨🇭',
  // Letters with combining marks, in both forms.
  'e\u0301',
  '\u00e9',
  'Z\u0351\u036b\u0343',
  // Right to left, overridden and isolated.
  'שלום',
  'مرحبا',
  '\u202Eabc\u202C',
  '\u2067x\u2069',
  // NUL, byte order mark, line separators that are no line ends here.
  '\0',
  '\uFEFF',
  '\u2028',
  '\u0085',
];

/** What must never be in a text: honest programs normalise it away, and the server refuses it from others. */
export const FOREIGN: readonly string[] = [
  'a\r\nb',
  '\r',
  '\r\r\n\n',
  'half \ud83d of a pair',
  '\udc00',
  '\r\n😀\r',
];

/** True for what an honest program may hold. */
export function isCleanText(text: string): boolean {
  return !text.includes('\r') && text.isWellFormed();
}
