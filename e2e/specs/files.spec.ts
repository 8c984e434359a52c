import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from '../fixtures/test.ts';

/** One pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('files are made, renamed in place, moved by dragging, duplicated and deleted with undo, before the other’s eyes', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    // Open from the beginning: a new file is made beside it.
    { path: 'README.md', text: '# Read me\n' },
    { path: 'docs/guide.md', text: '# Guide\n' },
  ]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');

  await ada.explorer.createFile('errands.txt');
  await expect(ada.tab('errands.txt')).toHaveAttribute('aria-selected', 'true');
  await expect(ben.explorer.row('errands.txt')).toBeVisible();
  // A file made a moment ago has the keyboard, as soon as the editor is there.
  await expect(ada.page.getByRole('textbox', { name: /errands\.txt/ })).toBeFocused({ timeout: 20_000 });
  await ada.type('buy milk');
  await ben.expectText('errands.txt', 'buy milk');

  await ada.explorer.rename('errands.txt', 'list.txt');
  await expect(ben.explorer.row('list.txt')).toBeVisible();
  await expect(ben.explorer.row('errands.txt')).toHaveCount(0);
  await expect(ada.tab('list.txt')).toBeVisible();

  await ada.explorer.row('list.txt').dragTo(ada.explorer.row('docs'));
  await expect(ada.toast('Moved list.txt to docs')).toBeVisible();
  await ben.expectText('docs/list.txt', 'buy milk');

  await ada.explorer.choose('list.txt', 'Duplicate');
  await ben.expectText('docs/list copy.txt', 'buy milk');

  await ada.explorer.choose('list.txt', 'Delete');
  await expect(ada.toast('Deleted list.txt')).toBeVisible();
  await ben.expectText('docs/list.txt', '(no such file)');
  await ada.page
    .getByRole('region', { name: 'Notifications' })
    .getByRole('listitem')
    .filter({ hasText: 'Deleted list.txt' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await ben.expectText('docs/list.txt', 'buy milk');
  await expect(ada.explorer.row('list.txt')).toBeVisible();

  await ada.saved();
  expect(await instance.readFile(session, 'docs/list.txt')).toBe('buy milk');
  expect(await instance.readFile(session, 'docs/list copy.txt')).toBe('buy milk');
  expect(await instance.readFile(session, 'docs/guide.md')).toBe('# Guide\n');
});

test('a folder is uploaded with everything in it, but what tools made and .gitignore names; a picture is seen by all', async ({
  instance,
  people,
}, testInfo) => {
  const session = await instance.createSession();
  const folder = testInfo.outputPath('site');
  await mkdir(join(folder, 'css'), { recursive: true });
  await mkdir(join(folder, 'node_modules', 'left-pad'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<h1>Hello</h1>\n');
  await writeFile(join(folder, 'css', 'main.css'), 'h1 { color: teal }\n');
  await writeFile(join(folder, 'logo.png'), PIXEL);
  await writeFile(join(folder, 'data.bin'), Buffer.from([0, 1, 2, 255]));
  await writeFile(join(folder, '.gitignore'), '*.log\n');
  await writeFile(join(folder, 'big.log'), 'nothing');
  await writeFile(join(folder, 'node_modules', 'left-pad', 'index.js'), 'nothing');
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.explorer.uploadFolder(folder);
  await expect(ada.toast(/Added 5 files\..*Left out 1 file that \.gitignore names/)).toBeVisible();
  await ben.expectText('site/css/main.css', 'h1 { color: teal }\n');
  await ben.expectText('site/index.html', '<h1>Hello</h1>\n');
  expect(await ben.text('site/node_modules/left-pad/index.js')).toBe('(no such file)');
  expect(await ben.text('site/big.log')).toBe('(no such file)');
  await ben.explorer.row('site').click();
  await ben.explorer.row('logo.png').click();
  await expect(ben.page.getByRole('img', { name: 'Picture logo.png' })).toBeVisible();
  await expect(ben.page.getByText('1 × 1 pixels')).toBeVisible();
  await ben.explorer.row('data.bin').click();
  await expect(ben.page.getByRole('region', { name: 'The first bytes of the file' })).toContainText(
    '00 01 02 ff',
  );

  // As after a deletion that was undone too late: the file is there, its content is not, until somebody has it.
  await ben.page.evaluate((hash) => {
    const blob = { hash, size: 70, type: 'image/png' };
    window.coedit.client.workspace.createBlobs([{ path: 'site/gone.png', blob }]);
  }, '0'.repeat(64));
  await expect(ben.toast(/no longer on the server: site\/gone\.png/)).toBeVisible();
  await ben.explorer.row('gone.png').click();
  await expect(ben.page.getByText('This file’s content is no longer on the server.')).toBeVisible();
  expect(Object.keys(unzipSync(await ben.explorer.downloadAll()))).not.toContain('site/gone.png');
  await expect(ben.toast(/The zip is without these.*site\/gone\.png/)).toBeVisible();
  await ben.page.locator('input[aria-label="Upload again…"]').setInputFiles(join(folder, 'logo.png'));
  await expect(ben.page.getByRole('img', { name: 'Picture gone.png' })).toBeVisible();
  const zip = unzipSync(await ben.explorer.downloadAll());
  expect(Buffer.from(zip['site/logo.png'] ?? [])).toEqual(PIXEL);
  expect(Buffer.from(zip['site/gone.png'] ?? [])).toEqual(PIXEL);
});

test('a zip that takes long says how far it is, and can be cancelled', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'a.txt', text: 'a' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  await ada.page
    .getByLabel('Files to upload')
    .setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: PIXEL });
  const ben = await people.join(session.links.viewer.url, 'Ben');
  await expect(ben.treeItem('b.png')).toBeVisible();
  // It does not come.
  await ben.page.route('**/blobs/**', () => new Promise(() => undefined));
  await ben.page.getByRole('button', { name: 'More to do with files' }).click();
  await ben.page.getByRole('menuitem', { name: 'Download all as zip' }).click();
  await expect(ben.toast('Packing files: 1 of 2…')).toBeVisible();
  await ben.page.getByRole('button', { name: 'Cancel' }).click();
  await expect(ben.toast('Nothing was saved: the zip was cancelled.')).toBeVisible();
});

test('who types in a file that another renames goes on typing in it', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'draft.txt', text: 'begin end\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ben.openFile('draft.txt');
  await ben.caretTo(1, 6);
  const typed = ' the quick brown fox jumps over the lazy dog';
  await Promise.all([ben.type(typed), ada.explorer.rename('draft.txt', 'final.txt')]);
  await expect(ben.tab('final.txt')).toBeVisible();
  await ben.type('!');
  const text = `begin${typed}! end\n`;
  await ada.expectText('final.txt', text);
  await expect.poll(() => ben.editorText()).toBe(text);
  await ben.saved();
  expect(await instance.readFile(session, 'final.txt')).toBe(text);
  // Undo reaches back over the renaming.
  await expect(async () => {
    await ben.page.keyboard.press('ControlOrMeta+z');
    expect(await ada.text('final.txt')).toBe('begin end\n');
  }).toPass();
});

test('who types in a file that another deletes is told, loses nothing, and can restore it', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'draft.txt', text: 'begin end\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ben.openFile('draft.txt');
  await ben.caretTo(1, 6);
  const typed = ' the quick brown fox jumps over the lazy dog';
  const banner = ben.page.getByRole('status').filter({ hasText: 'Ada deleted this file.' });
  await Promise.all([ben.type(typed), ada.explorer.choose('draft.txt', 'Delete')]);
  await expect(banner).toBeVisible();
  await ada.expectText('draft.txt', '(no such file)');

  // What was typed until the file was gone is all there, from the beginning and without a hole.
  const left = await ben.editorText();
  expect(left.startsWith('begin')).toBe(true);
  expect(left.endsWith(' end\n')).toBe(true);
  const kept = left.slice('begin'.length, -' end\n'.length);
  expect(typed.startsWith(kept)).toBe(true);

  await banner.getByRole('button', { name: 'Restore' }).click();
  await expect(banner).toHaveCount(0);
  await ada.expectText('draft.txt', left);
  await ben.caretTo(1, 6 + kept.length);
  await ben.type('!');
  await ada.expectText('draft.txt', `begin${kept}! end\n`);
  await ben.saved();
  expect(await instance.readFile(session, 'draft.txt')).toBe(`begin${kept}! end\n`);
});
