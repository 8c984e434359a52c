import { expect, type People } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

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
export const FILES = [
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

export async function inMain(person: SessionPage, line: number, column: number): Promise<void> {
  // Who comes later is in the file of the others at once, and its folder is open.
  await expect(person.page.getByRole('tab', { selected: true })).toBeVisible();
  const file = person.treeItem('main.ts');
  if (!(await file.isVisible())) await person.treeItem('src').click();
  await file.dblclick();
  await expect(person.page.locator('.view-lines').first()).toBeVisible({ timeout: 20_000 });
  await person.caretTo(line, column);
}

/** Names at carets stay, so that the picture does not depend on its moment. */
export async function showNames(person: SessionPage): Promise<void> {
  await person.runByKeys('Names at cursors: Always');
}

/** Two more in the same file, one with a selection. Colours left to chance would make no two pictures alike. */
export async function company(
  people: People,
  url: string,
): Promise<{ readonly grace: SessionPage; readonly linus: SessionPage }> {
  const grace = await people.join(url, 'Grace', { colour: 1 });
  const linus = await people.join(url, 'Linus', { colour: 2 });
  await inMain(grace, 12, 26);
  await inMain(linus, 7, 3);
  await linus.page.keyboard.press('Shift+End');
  return { grace, linus };
}
