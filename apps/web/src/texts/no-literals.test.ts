import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * What a person reads or hears is written in texts/, else it cannot be translated. Biome's `noJsxLiterals` finds words
 * between tags; these are the other ways in. Words: a capital letter and more, so that keys and ids are none.
 */
const WORDS = String.raw`['"\`{]+[A-ZÄÖÜ][^'"\`\n]*[a-z]`;
const WAYS_IN: readonly RegExp[] = [
  // <button aria-label="Close">
  new RegExp(
    String.raw`\b(?:aria-label|aria-description|aria-roledescription|title|placeholder|alt|label|hint)=${WORDS}`,
  ),
  // { title: 'Close', run }
  new RegExp(
    String.raw`\b(?:title|label|placeholder|description|hint|message|detail|tooltip|hoverMessage|ariaLabel): ?${WORDS}`,
  ),
  // element.title = 'Close'
  new RegExp(String.raw`\.(?:title|textContent|innerText|ariaLabel|placeholder) = ${WORDS}`),
  // setAttribute('aria-label', 'Close')
  new RegExp(String.raw`setAttribute\('(?:aria-label|title|placeholder)', ${WORDS}`),
  // toast('info', 'Closed')
  new RegExp(String.raw`\b(?:toast|announce)\((?:'\w+', )?${WORDS}`),
  // {open ? 'Close' : 'Open'}
  new RegExp(String.raw`^\s*\{.*\? ${WORDS}`),
];

const ROOT = join(import.meta.dirname, '..');

function literalsOf(source: string): readonly string[] {
  return source
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line) && WAYS_IN.some((way) => way.test(line)));
}

test('no words for people outside texts/', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/^texts\/|\.test\.tsx?$|\/testing\//.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    literalsOf(readFileSync(join(ROOT, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test.each([
  '<button aria-label="Close">',
  "  title: 'Close the file',",
  "node.title = 'Close';",
  "toast('info', `Closed ` + name);",
  "  {open ? 'Close' : 'Open'}",
  "element.setAttribute('aria-label', 'Close');",
])('%s is found', (line) => expect(literalsOf(line)).toEqual([line]));

test.each(['<Icon name="close" />', '  title: words.close,', "  kind: 'Close',", "// title: 'Close'"])(
  '%s is not',
  (line) => expect(literalsOf(line)).toEqual([]),
);
