/** One or two letters for a name's picture: of the first and last word, whole graphemes, so that no emoji is cut. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    // "Ada (QA)" is A and Q; a name of signs alone keeps them.
    .map((word) => word.replace(/^\p{P}+(?=\P{P})/u, ''))
    .filter((word) => word !== '');
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (firstGrapheme(first) + (last === undefined ? '' : firstGrapheme(last))).toLocaleUpperCase();
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstGrapheme(word: string): string {
  for (const { segment } of segmenter.segment(word)) return segment;
  return '';
}
