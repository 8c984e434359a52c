/** An `@` and what follows it, up to the caret. */
const BEGUN = /(?:^|[\s(])@([^\s@]{0,32})$/u;
const MOST_NAMES = 6;

/** Who may be meant by the `@` that is being typed at the caret; nobody when none is. */
export function mentionable(draft: string, caret: number, names: readonly string[]): readonly string[] {
  const begun = BEGUN.exec(draft.slice(0, caret))?.[1]?.toLocaleLowerCase();
  if (begun === undefined) return [];
  const fitting = names.filter((name) => {
    const whole = name.toLocaleLowerCase();
    return (
      whole !== begun &&
      whole.split(/\s+/u).some((_, index, words) => words.slice(index).join(' ').startsWith(begun))
    );
  });
  return [...new Set(fitting)].slice(0, MOST_NAMES);
}

/** The draft with the name in the place of what was begun, and where the caret goes. */
export function withMention(
  draft: string,
  caret: number,
  name: string,
): { readonly draft: string; readonly caret: number } {
  const begun = BEGUN.exec(draft.slice(0, caret))?.[1] ?? '';
  const before = `${draft.slice(0, caret - begun.length)}${name} `;
  return { draft: before + draft.slice(caret).replace(/^ /, ''), caret: before.length };
}
