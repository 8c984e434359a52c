import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { germanCss } from '../../texts/languages/german-css.ts';
import { germanHtml } from '../../texts/languages/german-html.ts';
import { germanJson } from '../../texts/languages/german-json.ts';
import { germanSass } from '../../texts/languages/german-sass.ts';
import { setSentences, t } from './sentences.ts';

const MONACO = dirname(createRequire(import.meta.url).resolve('monaco-editor/editor/editor.api.js'));
const EXTERNAL = join(MONACO, '../../external');
const IMPORT = "from '../../../../@vscode/l10n/dist/browser.js'";
const CALL = /(?<![\w.$])t\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|.{20})/g;

/** Every sentence that a service of Monaco has, as it stands in its code. */
function sentencesOf(service: string): readonly string[] {
  const folder = join(EXTERNAL, `vscode-${service}-languageservice`);
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((code) => code.includes('l10n'))
    .flatMap((code) => {
      expect(code).toContain(IMPORT);
      return [...code.matchAll(CALL)].map(([, literal = '']) => unquoted(literal));
    });
  return [...new Set(found)].sort();
}

const unquoted = (literal: string) => literal.slice(1, -1).replace(/\\(.)/g, '$1');
const holes = (sentence: string) => [...sentence.matchAll(/\{\d\}/g)].map(([hole]) => hole).sort();

const TABLES = [
  ['css', { ...germanCss, ...germanSass }, 200],
  ['json', germanJson, 100],
  ['html', germanHtml, 5],
] as const;

test.each(TABLES)('German has every sentence of %s, and none besides', (service, german, least) => {
  const sentences = sentencesOf(service);
  expect(sentences.length).toBeGreaterThan(least);
  expect(Object.keys(german).sort()).toEqual(sentences);
});

test.each(TABLES)('the German of %s holds the same values', (_service, german) => {
  for (const [english, translated] of Object.entries(german))
    expect.soft(holes(translated), english).toEqual(holes(english));
});

afterEach(() => setSentences({}));

test('a sentence is said in the language that was set, with its values; one that is not known, in English', () => {
  expect(t('Property {0} is not allowed.', 'a')).toBe('Property a is not allowed.');
  setSentences(germanJson);
  expect(t('Property {0} is not allowed.', 'a$&')).toBe('Die Eigenschaft a$& ist nicht erlaubt.');
  expect(t('{0} of {1}, {2}', 1, 2)).toBe('1 of 2, {2}');
});
