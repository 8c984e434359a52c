import { describe, expect, it } from 'vitest';
import { languageOf, localeOf } from './language.ts';

describe('the language of the interface', () => {
  it.each([
    ['system', ['de-AT', 'en'], 'de'],
    ['system', ['fr', 'DE', 'en'], 'de'],
    ['system', ['fr-FR'], 'en'],
    ['system', ['den-CA'], 'en'],
    ['system', [], 'en'],
    ['en', ['de'], 'en'],
    ['de', ['en-GB'], 'de'],
  ] as const)('%s with %j is %s', (choice, wished, language) => {
    expect(languageOf(choice, wished)).toBe(language);
  });

  it('takes dates as the browser wants them, where it speaks the language', () => {
    expect(localeOf('en', ['de-DE', 'en-GB'])).toBe('en-GB');
    expect(localeOf('de', ['en-GB'])).toBe('de');
  });
});
