import { describe, expect, it, vi } from 'vitest';
import { Store } from '../ui/store.ts';
import { LANGUAGE_PREFIX } from './language-command.ts';
import { languageProvider } from './language-items.ts';

function stage(shown: string | null) {
  const setLanguage = vi.fn();
  const languages = () => [
    { id: 'typescript', name: 'TypeScript' },
    { id: 'markdown', name: 'Markdown' },
  ];
  const provider = languageProvider({ language: new Store(shown), languages, setLanguage });
  return { answer: (typed: string) => provider.answer(typed), setLanguage };
}

describe('languageProvider', () => {
  it('lists the languages by name, and says which the file is in', () => {
    const { items } = stage('typescript').answer('');
    expect(items.map(({ label, description }) => [label, description])).toEqual([
      ['Markdown', undefined],
      ['TypeScript', 'this file now'],
    ]);
  });

  it('sets the one that is chosen', () => {
    const { answer, setLanguage } = stage('typescript');
    const [first] = answer('mark').items;
    first?.run();
    expect(setLanguage).toHaveBeenCalledWith('markdown');
  });

  it('says so where no text is shown, and where no language has that name', () => {
    expect(stage(null).answer('')).toMatchObject({
      items: [],
      emptyMessage: 'Open a text file first.',
    });
    expect(stage('typescript').answer('zzz')).toMatchObject({
      items: [],
      emptyMessage: 'No language has that name.',
    });
  });

  it('begins with what no other mode of quick open begins with', () => {
    expect(LANGUAGE_PREFIX).toMatch(/^\w+ $/);
  });
});
