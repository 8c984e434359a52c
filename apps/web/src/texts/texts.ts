import { english, type Texts } from './english.ts';
import { isolating } from './isolate.ts';
import { type Language, localeOf } from './language.ts';

/**
 * What the page says, in the language it was opened in. `main.ts` settles it once, before any page is fetched: modules
 * may keep a part of it (`const words = text.chat`), except those that main.ts itself imports, which run before.
 */
export let text: Texts = isolating(english);
export let language: Language = 'en';
/** For `Intl`. */
export let locale = 'en';

/** English is in the first chunk; another language is fetched, and if it does not come the page speaks English. */
export async function speak(wanted: Language, browserLanguages: readonly string[]): Promise<void> {
  if (wanted === 'de') {
    try {
      text = isolating((await import('./german.ts')).german);
      language = wanted;
    } catch (reason) {
      console.error('the German texts', reason);
    }
  }
  locale = localeOf(language, browserLanguages);
}
