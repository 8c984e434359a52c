import { normalisePath } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { english } from './english.ts';
import { german } from './german.ts';

type Say = (...values: readonly unknown[]) => string;

/** Every text by its way through the catalogue; functions are called with marks that must come out again. */
function said(texts: object, way = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const here = way === '' ? key : `${way}.${key}`;
    if (typeof value === 'string') all.set(here, value);
    else if (typeof value === 'function') all.set(here, sayWithMarks(value as Say));
    else for (const [inside, words] of said(value as object, here)) all.set(inside, words);
  }
  return all;
}

function sayWithMarks(say: Say): string {
  const marks = Array.from({ length: say.length }, (_, index) => `⟦${index}⟧`);
  // A role or a state is no free text: there the mark is not known.
  for (let known = 0; known <= marks.length; known++) {
    for (const word of ['editor', 0]) {
      try {
        const words = say(...marks.map((mark, index) => (index === known ? word : mark)));
        if (!words.includes('undefined')) return words;
      } catch {
        // The next try.
      }
    }
  }
  return '';
}

const marksOf = (words: string) => [...new Set(words.match(/⟦\d⟧/gu))].sort();

test('German says all that English says, with the same values in it', () => {
  const originals = said(english);
  const translations = said(german);
  expect([...translations.keys()].sort()).toEqual([...originals.keys()].sort());
  const problems = [...originals].filter(([way, original]) => {
    const translation = translations.get(way) ?? '';
    return original === '' || translation === '' || `${marksOf(original)}` !== `${marksOf(translation)}`;
  });
  expect(problems).toEqual([]);
});

/** The same word in both languages. Add to it what is alike on purpose. */
const ALIKE = [
  'chat.said',
  'chat.title',
  'common.product',
  'files.explorer',
  'files.nameLabel',
  'people.describe',
  'people.inFile',
  'session.title',
  'session.unreadTitle',
  'settings.languages.de',
  'settings.languages.en',
  'settings.groups.editor',
  'settings.lineEndNames.crlf',
  'settings.lineEndNames.lf',
  'settings.minimap',
  'settings.pixels',
  'sharing.links',
  'shell.chat',
  'shell.editor',
  'shell.keyNames.Alt',
  'shell.explorer',
  'shell.quickInput.fromEditor',
  'shell.withKeys',
  'start.linkPlaceholder',
  'start.template.python',
  'start.template.typescript',
];

test('no text was left in English', () => {
  const translations = said(german);
  // Such as "SHA-256" are no words of a language.
  const hasWords = (words: string) => /\p{Ll}{2}/u.test(words.replace(/⟦\d⟧|editor/gu, ''));
  const alike = [...said(english)].filter(
    ([way, words]) => translations.get(way) === words && hasWords(words) && !ALIKE.includes(way),
  );
  expect(alike).toEqual([]);
});

test('German says what the server and the client worded, by its code, and keeps what it does not know', () => {
  const { told } = german;
  const sentences = ['', 'x'.repeat(600), '/a', '..', 'a\\b', 'a\u200b', 'con', 'a//b', ' a'].map((path) => {
    const result = normalisePath(path);
    return result.ok ? '' : told.path(result.problem, result.message);
  });
  expect(new Set(sentences).size).toBe(9);
  expect(sentences[1]).toBe('Der Pfad ist zu lang: höchstens 512 Zeichen.');
  expect(told.change('exists', 'There is already a file "a "b".ts".')).toBe(
    'Es gibt schon eine Datei „a "b".ts“.',
  );
  expect(told.change('too-large', 'The file is too large: at most 2.5 million characters.')).toContain(
    '2,5 Millionen',
  );
  expect(
    told.request('too-large', '"9.txt" is too large: at most 5000 characters are allowed in a file.'),
  ).toContain('5.000 Zeichen');
  expect(told.notice('of-tomorrow', 'Words of tomorrow.')).toBe('Words of tomorrow.');
  expect(told.request('constructor', 'Words.')).toBe('Words.');
});
