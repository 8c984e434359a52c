/**
 * Control characters, bidi overrides, zero-width characters, blanks that count as letters: they can make one name
 * look like another, or like none. Joiners (U+200C, U+200D) stay: Persian words and emoji are made with them.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb]/gu;
const SOMETHING_SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * A name as everyone may see it: NFC, no control or bidi characters, single spaces, at most `maxCodePoints`.
 * Returns '' when nothing is left; the caller then keeps the made-up name. Lone surrogates become U+FFFD.
 */
export function cleanName(name: string, maxCodePoints: number): string {
  const spaced = name.toWellFormed().normalize('NFC').replace(/\s/gu, ' ');
  const seen = spaced.replace(UNSEEN, '').replace(/ +/gu, ' ').trim();
  if (!SOMETHING_SEEN.test(seen)) return '';
  return Array.from(seen).slice(0, maxCodePoints).join('').trim();
}
