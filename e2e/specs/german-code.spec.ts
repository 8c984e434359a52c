import { expect, test } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

const FILES = [
  { path: 'a.ts', text: 'const a: string = 1;\nconsole.log(a);\n' },
  { path: 'b.json', text: '{ "a": 1, "a": 2 }\n' },
  { path: 'c.css', text: 'a { color }\n' },
];

/** What F8 shows of the first fault in the code. */
async function firstFault(person: SessionPage, name: string) {
  await person.openFile(name);
  await expect(
    person.page.locator('.monaco-editor').locator('.squiggly-error, .squiggly-warning').first(),
  ).toBeVisible({
    timeout: 30_000,
  });
  await person.focusEditor();
  await person.page.keyboard.press('F8');
  return person.page.locator('.peekview-widget, .marker-widget').first();
}

test('a German page says in German what is wrong with code', async ({ instance, people }) => {
  const session = await instance.createSession(FILES);
  const ada = await people.open(session.links.owner.url, 'Ada', { locale: 'de-DE' });
  await expect(await firstFault(ada, 'b.json')).toContainText('Doppelter Schlüssel im Objekt');
  await expect(await firstFault(ada, 'c.css')).toContainText('Doppelpunkt erwartet');
  await expect(await firstFault(ada, 'a.ts')).toContainText(
    'Der Typ "number" kann dem Typ "string" nicht zugewiesen werden.',
  );
});

test('an English page says it in English', async ({ instance, people }) => {
  const session = await instance.createSession(FILES);
  const ada = await people.open(session.links.owner.url, 'Ada');
  await expect(await firstFault(ada, 'b.json')).toContainText('Duplicate object key');
  await expect(await firstFault(ada, 'c.css')).toContainText('colon expected');
  await expect(await firstFault(ada, 'a.ts')).toContainText(
    "Type 'number' is not assignable to type 'string'.",
  );
});
