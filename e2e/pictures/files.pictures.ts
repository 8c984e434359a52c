import { expect, test } from '../fixtures/test.ts';
import { FILES, inMain } from './project.ts';
import { shoot, shootAllLooks } from './shoot.ts';

const NOTES = `# Invoices

Reads **invoices** and adds them up. See [the code](src/main.ts).

| part | what it does |
| --- | --- |
| parse | reads JSON |
| total | adds cents |

- [x] sums
- [ ] taxes

\`\`\`ts
const sum = total(invoice.lines);
\`\`\`
`;
const PAGE = `<!doctype html>
<title>Invoice</title>
<style>body { font-family: sans-serif; padding: 1em } td { padding: 2px 12px; border-bottom: 1px solid #ccc }</style>
<h1>Invoice 17</h1>
<table><tr><td>Bread<td>3.20 €<tr><td>Milk<td>1.10 €</table>
`;

test('search and replace, the outline, two sides, previews', async ({ instance, people }) => {
  const files = [
    ...FILES.filter(({ path }) => path !== 'README.md'),
    { path: 'README.md', text: NOTES },
    { path: 'invoice.html', text: PAGE },
  ];
  const session = await instance.createSession(files, 'Invoices');
  const ada = await people.join(session.links.owner.url, 'Ada', { colorScheme: 'dark', colour: 0 });
  const { page } = ada;
  await inMain(ada, 1, 1);

  await page.getByRole('button', { name: /^Search/ }).click();
  await page.getByRole('textbox', { name: 'Search in all files' }).fill('cents');
  await page.getByRole('button', { name: 'Show or hide replacing' }).click();
  await page.getByRole('textbox', { name: 'Replace by' }).fill('pennies');
  await expect(page.getByRole('list', { name: 'Results' }).getByRole('listitem').first()).toBeVisible();
  await shootAllLooks(page, 'search', () => page.getByRole('button', { name: /^Search/ }).click());
  await page.getByRole('button', { name: 'Outline' }).click();
  await expect(page.getByRole('list', { name: 'Outline' }).getByRole('button').first()).toBeVisible();
  await shoot(page, 'outline');
  await page.getByRole('button', { name: /^Explorer/ }).click();

  await page.getByRole('button', { name: /^Split the editor/ }).click();
  await ada.treeItem('total.ts').dblclick();
  await expect(page.locator('.monaco-editor .view-lines')).toHaveCount(2);
  await shoot(page, 'two-sides');
  await ada.runByKeys('Close all files');

  const preview = page.getByRole('button', { name: 'Show or hide the preview beside the text' });
  await ada.treeItem('README.md').dblclick();
  await preview.click();
  await expect(page.getByRole('article', { name: 'Preview of README.md' })).toBeVisible();
  await shootAllLooks(page, 'preview-markdown');
  await ada.treeItem('invoice.html').dblclick();
  const frame = page.frameLocator('iframe[title="Preview of invoice.html"]');
  if (!(await frame.locator('h1').isVisible())) await preview.click();
  await expect(frame.getByRole('heading')).toBeVisible();
  await shoot(page, 'preview-page');
});

test('who may only read, and asks to edit', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const ada = await people.join(session.links.owner.url, 'Ada', { colorScheme: 'dark', colour: 0 });
  const vic = await people.join(session.links.viewer.url, 'Vic', { colorScheme: 'dark', colour: 3 });
  await inMain(ada, 3, 1);
  await inMain(vic, 8, 1);
  await shoot(vic.page, 'viewer');
  await vic.page.getByRole('button', { name: 'Ask to edit' }).click();
  await expect(ada.page.getByRole('button', { name: 'Not now' })).toBeVisible();
  await shootAllLooks(ada.page, 'asked');
});
