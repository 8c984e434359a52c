import { monaco } from './monaco.ts';

/** ms until it is asked for again: the line was down. Each time twice as long: or it will never come, being of an older version. */
const AGAIN = { first: 5000, most: 300_000 };

/** A language as Monaco's own definitions register it. */
interface Loaded {
  loader?: () => Promise<unknown>;
}

/**
 * Monaco asks for each language once, when its first file is opened, and never again: who opens one without a line would
 * have no colours in it until the page is loaded anew. So its loaders wait until it comes.
 */
export function keepAskingForLanguages(): void {
  for (const language of monaco.languages.getLanguages() as Loaded[]) {
    const { loader } = language;
    if (loader !== undefined) language.loader = () => untilItComes(loader);
  }
}

export async function untilItComes<T>(load: () => Promise<T>): Promise<T> {
  for (let pause = AGAIN.first; ; pause = Math.min(2 * pause, AGAIN.most)) {
    try {
      return await load();
    } catch (reason) {
      console.error('a language of the editor', reason);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
