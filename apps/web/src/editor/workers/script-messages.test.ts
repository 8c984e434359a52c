import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { german } from '@coedit/script-messages/german';
import { expect, test } from 'vitest';

/** As TypeScript was compiled: `diag(2322, 1, "Type_0_is_…_2322", "Type '{0}' is …")`. */
const MESSAGE = /\bdiag\(\s*\d+,[^"]*"([^"]+)",\s*"((?:[^"\\]|\\.)*)"/g;
/** Which Microsoft has no German for. */
const UNTRANSLATED = 3;

function monacoMessages(): ReadonlyMap<string, string> {
  const file = createRequire(import.meta.url).resolve(
    'monaco-editor/languages/features/typescript/lib/typescriptServices.js',
  );
  const code = readFileSync(file, 'utf8');
  return new Map([...code.matchAll(MESSAGE)].map(([, key = '', message = '']) => [key, message]));
}

const holes = (message: string) => [...message.matchAll(/\{\d\}/g)].map(([hole]) => hole).sort();

test('what Monaco’s TypeScript can say has its German', () => {
  const messages = monacoMessages();
  expect(messages.size).toBeGreaterThan(2000);
  const without = [...messages.keys()].filter((key) => german[key] === undefined);
  expect(without).toHaveLength(UNTRANSLATED);
});

test('the German holds the same values', () => {
  const differing = [...monacoMessages()].filter(([key, message]) => {
    const translated = german[key];
    return translated !== undefined && new Set(holes(message)).size !== new Set(holes(translated)).size;
  });
  expect(differing).toEqual([]);
});
