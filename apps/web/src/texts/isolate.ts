/** Hebrew, Arabic and the other scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** The tree and the tabs show files from left to right, their ending last; sentences do the same. */
const LIKE_A_FILE = /\/|\.[a-z0-9]+$/i;
const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A name or path with letters from right to left, to be put into a sentence: without the two marks around it, numbers
 * and signs that follow would change their place. Others stay as they are.
 */
export function isolate(inserted: string): string {
  if (!RIGHT_TO_LEFT.test(inserted)) return inserted;
  const mark = LIKE_A_FILE.test(inserted) ? LEFT_TO_RIGHT_ISOLATE : FIRST_STRONG_ISOLATE;
  return mark + inserted + POP_ISOLATE;
}

/** Several names or paths, each where it would be without the others. */
export function listOf(names: readonly string[]): string {
  return names.map(isolate).join(', ');
}

/** The same texts; what is put into their sentences leaves the words around it where they are. */
export function isolating<Texts>(texts: Texts): Texts {
  return withIsolation(texts) as Texts;
}

function withIsolation(texts: unknown): unknown {
  if (typeof texts === 'function')
    return (...inserted: unknown[]): unknown =>
      texts(...inserted.map((each) => (typeof each === 'string' ? isolate(each) : each)));
  if (Array.isArray(texts)) return texts.map(withIsolation);
  if (typeof texts !== 'object' || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, each]) => [key, withIsolation(each)]));
}
