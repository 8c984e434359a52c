type Sentences = Readonly<Record<string, string>>;

let known: Sentences = {};

/** Before the code that speaks them is evaluated: much of it keeps its sentences from the start. */
export function setSentences(sentences: Sentences): void {
  known = sentences;
}

/**
 * Takes the place of `t` of @vscode/l10n in Monaco's language services (vite.config.ts): of that package Monaco keeps
 * what speaks English, and leaves out what could be given other texts. `{0}` stands for the first value.
 */
export function t(english: string, ...values: readonly unknown[]): string {
  return (known[english] ?? english).replace(/\{(\d+)\}/g, (hole, index) =>
    Number(index) < values.length ? String(values[Number(index)]) : hole,
  );
}
