import type { BrowserContext } from '@playwright/test';
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
  await expect(page.getByRole('tree', { name: 'Results' }).getByRole('treeitem').first()).toBeVisible();
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
  await shootAllLooks(page, 'preview-markdown', () =>
    // The focus leaves the button, whose name it told.
    page.getByRole('article', { name: 'Preview of README.md' }).click({ position: { x: 8, y: 400 } }),
  );
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
  await shootAllLooks(vic.page, 'viewer');
  await vic.page.getByRole('button', { name: 'Ask to edit' }).click();
  await expect(ada.page.getByRole('button', { name: 'Not now' })).toBeVisible();
  await shootAllLooks(ada.page, 'asked');
});

test('files that are no text, and many at once', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const ada = await people.join(session.links.owner.url, 'Ada', { colorScheme: 'dark', colour: 0 });
  const { page } = ada;
  const upload = (files: Parameters<ReturnType<typeof page.getByLabel>['setInputFiles']>[0]) =>
    page.getByLabel('Files to upload').setInputFiles(files);
  await upload([
    { name: 'chart.png', mimeType: 'image/png', buffer: await chart(page.context()) },
    { name: 'rates.bin', mimeType: 'application/octet-stream', buffer: rates() },
  ]);
  await ada.treeItem('chart.png').dblclick();
  await expect(page.getByRole('region', { name: 'chart.png' }).getByRole('img')).toBeVisible();
  await expect(page.getByText('640 × 400')).toBeVisible();
  await page.getByRole('button', { name: 'Close toast' }).first().click();
  await expect(ada.toast(/Added/)).toHaveCount(0);
  await shootAllLooks(page, 'image');
  await ada.treeItem('rates.bin').dblclick();
  await expect(page.getByRole('region', { name: 'rates.bin' })).toBeVisible();
  await shootAllLooks(page, 'binary');

  // The last one's upload does not end.
  await page.route('**/blobs?*', () => new Promise(() => undefined));
  const many = Array.from({ length: 120 }, (_, index) => ({
    name: `invoice-${String(index + 1).padStart(3, '0')}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`Invoice ${index + 1}\n`),
  }));
  await upload([...many, { name: 'scan.bin', mimeType: 'application/octet-stream', buffer: rates() }]);
  await expect(ada.toast(/120 of 121/)).toBeVisible();
  await shoot(page, 'import');
});

test('a zip under way, which does not end', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const ada = await people.join(session.links.owner.url, 'Ada', { colorScheme: 'dark', colour: 0 });
  await ada.page
    .getByLabel('Files to upload')
    .setInputFiles({ name: 'rates.bin', mimeType: 'application/octet-stream', buffer: rates() });
  await expect(ada.toast(/Added/)).toBeVisible();
  // Another browser: it has not the bytes yet.
  const grace = await people.join(session.links.editor.url, 'Grace', { colorScheme: 'dark', colour: 1 });
  const { page } = grace;
  await inMain(grace, 1, 1);
  await expect(grace.treeItem('rates.bin')).toBeVisible();
  await page.route('**/blobs/**', () => new Promise(() => undefined));
  await page.getByRole('button', { name: 'More to do with files' }).click();
  await page.getByRole('menuitem', { name: 'Download all as zip' }).click();
  await expect(grace.toast(/Packing files: 2 of 7/)).toBeVisible();
  await shootAllLooks(page, 'export');
});

async function chart(context: BrowserContext): Promise<Buffer> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 640, height: 400 });
  const bars = [120, 180, 150, 230, 300, 260].map(
    (height, index) =>
      `<rect x="${60 + index * 90}" y="${350 - height}" width="60" height="${height}" rx="6" fill="#3468d6"/>`,
  );
  await page.setContent(
    `<body style="margin:0"><svg width="640" height="400">${bars.join('')}<path d="M30 352h580" stroke="#888"/></svg>`,
  );
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

/** Bytes that are no text. */
function rates(): Buffer {
  return Buffer.from(
    Uint8Array.from({ length: 6000 }, (_, index) => (index * index * 7 + (index >> 3)) % 256),
  );
}
