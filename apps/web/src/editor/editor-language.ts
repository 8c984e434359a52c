import type { Language } from '../texts/language.ts';

let german: Promise<unknown> | undefined;

/**
 * Loads what holds Monaco. Monaco takes its texts while it is evaluated, so a translation has to be there before; if it
 * does not come, the editor speaks English. In English nothing is fetched and nothing waits.
 */
export function inEditorLanguage<Loaded>(language: Language, load: () => Promise<Loaded>): Promise<Loaded> {
  if (language === 'en') return load();
  german ??= import('monaco-editor/nls/lang/de.js').catch((reason: unknown) => {
    console.error('the German texts of the editor', reason);
  });
  return german.then(load);
}
