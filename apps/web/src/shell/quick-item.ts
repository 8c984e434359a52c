/** A line of quick open. */
export interface QuickItem {
  readonly id: string;
  readonly label: string;
  /** Indexes of `label` that match what was typed. */
  readonly marks: readonly number[];
  /** Behind the label, muted. */
  readonly description?: string;
  readonly icon?: string;
  /** As written in a command. */
  readonly keys?: string;
  readonly run: () => void;
}

export interface QuickAnswer {
  readonly items: readonly QuickItem[];
  readonly placeholder: string;
  /** Shown when there are no items. */
  readonly emptyMessage: string;
}

/** Answers what is typed behind its prefix. The longest prefix that fits is asked. */
export interface QuickProvider {
  readonly prefix: string;
  answer(typed: string): QuickAnswer;
}

export function answerOf(providers: readonly QuickProvider[], typed: string): QuickAnswer {
  let best: QuickProvider | undefined;
  for (const provider of providers) {
    if (typed.startsWith(provider.prefix) && provider.prefix.length >= (best?.prefix.length ?? 0))
      best = provider;
  }
  if (best === undefined) return { items: [], placeholder: '', emptyMessage: '' };
  return best.answer(typed.slice(best.prefix.length));
}
