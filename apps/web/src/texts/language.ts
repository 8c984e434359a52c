/** The languages of the interface, by their BCP 47 tags. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** The person's choice, else the first of the browser's languages that there is, else English. */
export function languageOf(choice: LanguageChoice, wished: readonly string[]): Language {
  if (choice !== 'system') return choice;
  for (const tag of wished) {
    const known = LANGUAGES.find((language) => primaryOf(tag) === language);
    if (known !== undefined) return known;
  }
  return 'en';
}

/** For dates and numbers: the browser's own region where it speaks the language of the interface ("en-GB", "de-AT"). */
export function localeOf(language: Language, wished: readonly string[]): string {
  return wished.find((tag) => primaryOf(tag) === language) ?? language;
}

function primaryOf(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}
