type Sentences = Readonly<Record<string, string>>;

/** Kept by the worker itself: in development Vite bundles Monaco beforehand, with a copy of this module in it. */
const worker = globalThis as { coeditSentences?: Sentences };

/** Before the code that speaks them is evaluated: much of it keeps its sentences from the start. */
export function setSentences(sentences: Sentences): void {
  worker.coeditSentences = sentences;
}

/**
 * Takes the place of `t` of @vscode/l10n in Monaco's language services (vite.config.ts): of that package Monaco keeps
 * what speaks English, and leaves out what could be given other texts. `{0}` stands for the first value.
 */
export function t(english: string, ...values: readonly unknown[]): string {
  return (worker.coeditSentences?.[english] ?? english).replace(/\{(\d+)\}/g, (hole, index) =>
    Number(index) < values.length ? String(values[Number(index)]) : hole,
  );
}
