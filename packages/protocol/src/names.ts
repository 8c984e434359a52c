/** Control characters, bidi overrides, zero-width and line/paragraph separators: they can make one name look like another. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/**
 * A name as everyone may see it: NFC, no control or bidi characters, single spaces, at most `maxCodePoints`.
 * Returns '' when nothing is left; the caller then keeps the made-up name. Lone surrogates become U+FFFD.
 */
export function cleanName(name: string, maxCodePoints: number): string {
  const seen = name.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').replace(UNSEEN, '').trim();
  return Array.from(seen).slice(0, maxCodePoints).join('').trim();
}
