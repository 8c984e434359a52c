import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page, TestInfo } from '@playwright/test';
import { expect, type People, test } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

const IN_DOCS = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

/** Into docs/ only when they are asked for (`SCREENSHOTS=1`): a run of the tests must leave the checkout clean. */
async function shoot(page: Page, name: string, info: TestInfo): Promise<void> {
  await highlighted(page);
  const wanted = process.env.SCREENSHOTS === '1';
  if (wanted) mkdirSync(IN_DOCS, { recursive: true });
  const path = wanted ? `${IN_DOCS}${name}.png` : info.outputPath(`${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'initial' });
}

/** After a change of theme the colours of the code come a moment later. */
async function highlighted(page: Page): Promise<void> {
  const colours = () =>
    page.evaluate(() => {
      const lines = [...document.querySelectorAll('.view-line')];
      // The last line of code with a word of its own colour: it is painted last.
      const words = [...(lines.at(-3)?.querySelectorAll('span > span:not([class*=bracket])') ?? [])];
      return lines.length === 0 ? null : new Set(words.map((word) => getComputedStyle(word).color)).size;
    });
  await expect.poll(async () => (await colours()) ?? 2).toBeGreaterThan(1);
}

const MAIN = `import { parse } from './parse.ts';
import { total } from './total.ts';

/** What a customer has to pay, in cents. */
export interface Invoice {
  readonly number: string;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly text: string;
  readonly cents: number;
}

export function summary(invoice: Invoice): string {
  const sum = total(invoice.lines);
  return \`\${invoice.number}: \${(sum / 100).toFixed(2)} €\`;
}

export function report(json: string): readonly string[] {
  return parse(json).map(summary);
}
`;
const FILES = [
  { path: 'README.md', text: '# Invoices\n\nReads invoices and adds them up.\n' },
  { path: 'package.json', text: '{ "name": "invoices", "type": "module" }\n' },
  { path: 'src/main.ts', text: MAIN },
  {
    path: 'src/parse.ts',
    text: "import type { Invoice } from './main.ts';\n\nexport function parse(json: string): Invoice[] {\n  return JSON.parse(json);\n}\n",
  },
  {
    path: 'src/total.ts',
    text: "import type { Line } from './main.ts';\n\nexport const total = (lines: readonly Line[]): number =>\n  lines.reduce((sum, { cents }) => sum + cents, 0);\n",
  },
  { path: 'test/total.test.ts', text: '' },
];

async function inMain(person: SessionPage, line: number, column: number): Promise<void> {
  await person.treeItem('src').click();
  await person.treeItem('main.ts').dblclick();
  await expect(person.page.locator('.view-lines').first()).toBeVisible({ timeout: 20_000 });
  await person.caretTo(line, column);
}

/** Names at carets stay, so that the picture does not depend on its moment. */
async function showNames(person: SessionPage): Promise<void> {
  await person.runByKeys('Names at cursors: Always');
}

test.describe('pictures', () => {
  test('a session: dark, light, high contrast, and on a phone', async ({ instance, people }, info) => {
    const session = await instance.createSession(FILES, 'Invoices');
    const ada = await people.join(session.links.owner.url, 'Ada', { colorScheme: 'dark', colour: 0 });
    await inMain(ada, 1, 1);
    await showNames(ada);
    const { grace, linus } = await company(people, session.links.editor.url);
    await expect(ada.caretLabel('Grace')).toBeVisible();
    await expect(ada.caretLabel('Linus')).toBeVisible();
    await expect(ada.page.locator('.mtk1').first()).toBeVisible();
    await expect(ada.page.locator('[class*=squiggly]')).toHaveCount(0);
    await ada.caretTo(21, 3);
    await shoot(ada.page, 'session', info);
    await ada.page.emulateMedia({ colorScheme: 'light' });
    await shoot(ada.page, 'session-light', info);
    await ada.page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
    await shoot(ada.page, 'session-high-contrast', info);
    await ada.page.emulateMedia({ colorScheme: 'dark', contrast: 'no-preference' });

    await ada.openShareDialog();
    await expect(ada.page.getByRole('list', { name: 'Links' }).getByRole('listitem')).toHaveCount(3);
    await shoot(ada.page, 'share', info);
    await ada.page.keyboard.press('Escape');

    await ada.page.setViewportSize({ width: 360, height: 740 });
    await expect(ada.page.getByRole('button', { name: /^Explorer/ })).toBeVisible();
    await shoot(ada.page, 'phone', info);
    await ada.page.getByRole('button', { name: /^Explorer/ }).click();
    await expect(ada.treeItem('main.ts')).toBeVisible();
    await shoot(ada.page, 'phone-explorer', info);
    await Promise.all([grace.page.close(), linus.page.close()]);
  });

  test('the start page: dark, light, and on a phone', async ({ instance, people }, info) => {
    const ada = await people.open(instance.url, 'Ada', { colorScheme: 'dark' });
    await expect(ada.page.getByRole('button', { name: 'New session' })).toBeVisible();
    await shoot(ada.page, 'start', info);
    await ada.page.emulateMedia({ colorScheme: 'light' });
    await shoot(ada.page, 'start-light', info);
    await ada.page.setViewportSize({ width: 360, height: 740 });
    await shoot(ada.page, 'start-phone', info);
  });
});

async function company(people: People, url: string): Promise<{ grace: SessionPage; linus: SessionPage }> {
  // Left to chance, no two pictures would be alike.
  const grace = await people.join(url, 'Grace', { colour: 1 });
  const linus = await people.join(url, 'Linus', { colour: 2 });
  await inMain(grace, 12, 26);
  await inMain(linus, 7, 3);
  await linus.page.keyboard.press('Shift+End');
  return { grace, linus };
}
