import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from '../fixtures/test.ts';
import { StartPage } from '../pages/start-page.ts';

test('one click: a session, and typing at once', async ({ instance, people }) => {
  const ada = await people.open(instance.url, 'Ada');
  await ada.page.getByRole('button', { name: 'New session' }).click();
  await expect(ada.page).toHaveURL(/\/s\/[\w-]{10,}#[\w-]{32}/);
  await expect(ada.page.getByRole('textbox', { name: /untitled\.txt/ })).toBeFocused({ timeout: 20_000 });
  await ada.type('typed at once');
  await ada.expectText('untitled.txt', 'typed at once');
  await ada.saved();
  await expect(ada.status.getByText('Owner', { exact: true })).toBeVisible();

  await test.step('and it is among the recent sessions, with the role', async () => {
    await ada.page.getByRole('link', { name: 'Coedit: start page' }).click();
    const recent = ada.page.getByRole('region', { name: 'Recent sessions' }).getByRole('listitem');
    await expect(recent).toHaveCount(1);
    await expect(recent).toContainText('Owner');
    await expect(recent).toContainText('now');
    await recent.getByRole('link').click();
    await ada.saved();
    await ada.expectText('untitled.txt', 'typed at once');
  });
});

test('templates: each opens with its files', async ({ instance, people }) => {
  const ada = await people.open(instance.url, 'Ada');
  for (const [name, file] of [
    ['Web page', 'index.html'],
    ['TypeScript', 'tsconfig.json'],
    ['Python', '.py'],
    ['Notes', '.md'],
    ['Interview', '.'],
  ] as const) {
    await ada.page.goto(instance.url);
    await ada.page
      .getByRole('region', { name: 'Start from a template' })
      .getByRole('button', { name })
      .click();
    await ada.saved();
    await expect(ada.treeItem(file)).toBeVisible();
    await expect(ada.page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await expect(ada.page.getByRole('tab', { selected: true })).toBeVisible();
  }
});

test('own files: chosen, a zip, a folder, dropped', async ({ instance, people }, info) => {
  const ada = await people.open(instance.url, 'Ada');
  const start = new StartPage(ada.page);
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

  await test.step('chosen; CRLF stays what it was', async () => {
    await start.chooseFiles([file('a.txt', 'one\r\ntwo\r\n'), file('b.md', '# B\n')]);
    await ada.saved();
    await ada.expectText('a.txt', 'one\ntwo\n');
    await ada.expectText('b.md', '# B\n');
  });
  await test.step('a zip, without what tools made', async () => {
    await ada.page.goto(instance.url);
    const zip = zipSync({
      'project/src/main.ts': strToU8('export {};\n'),
      'project/README.md': strToU8('# Project\n'),
      'project/node_modules/x/index.js': strToU8('no'),
    });
    await start.chooseFiles([{ name: 'project.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) }]);
    await ada.saved();
    const paths = () =>
      ada.page.evaluate(() => window.coedit.client.workspace.files.get().map(({ path }) => path));
    await expect
      .poll(async () => (await paths()).map((path) => path.replace(/^project\//, '')))
      .toEqual(['README.md', 'src/main.ts']);
    await expect(ada.toast(/node_modules/)).toBeVisible();
  });
  await test.step('a folder', async () => {
    const folder = info.outputPath('recipes');
    await mkdir(join(folder, 'cakes'), { recursive: true });
    await writeFile(join(folder, 'cakes', 'apple.md'), '# Apple cake\n');
    await ada.page.goto(instance.url);
    await ada.page.getByLabel('Choose a folder').setInputFiles(folder);
    await ada.saved();
    await expect(ada.page.getByRole('heading', { name: 'recipes', level: 1 })).toBeVisible();
    await ada.expectText('cakes/apple.md', '# Apple cake\n');
  });
  await test.step('dropped', async () => {
    await ada.page.goto(instance.url);
    await start.drop([{ name: 'dropped.txt', text: 'let go of\n' }]);
    await ada.saved();
    await ada.expectText('dropped.txt', 'let go of\n');
  });
  await test.step('what is no text comes along; what cannot is named, and left out only if that is wanted', async () => {
    await ada.page.goto(instance.url);
    const binary = {
      name: 'photo.bin',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from([0, 255, 254]),
    };
    await start.chooseFiles([file('a.txt', 'text'), binary, file('con.txt', 'reserved')]);
    const dialog = ada.page.getByRole('dialog', { name: 'Some files cannot be in a session' });
    await expect(dialog).toContainText('con.txt');
    await expect(dialog).not.toContainText('photo.bin');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await start.chooseFiles([file('a.txt', 'text'), binary, file('con.txt', 'reserved')]);
    await dialog.getByRole('button', { name: 'Start without them' }).click();
    await ada.saved();
    await ada.expectText('a.txt', 'text');
    await expect(ada.treeItem('photo.bin')).toBeVisible();
    await expect(ada.treeItem('con.txt')).toHaveCount(0);
  });
});

test('open a link: whole, an id this browser knows, and what is no link', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'here' }], 'Plans');
  const ben = await people.open(instance.url, 'Ben');
  const start = new StartPage(ben.page);
  for (const [pasted, problem] of [
    ['', 'Paste a session link or id first.'],
    ['not a link at all', 'That is not a session link.'],
    ['https://example.org/elsewhere', 'That is not a session link.'],
    [`${instance.url}/s/${session.id}`, 'That link has no token'],
    [session.id, 'That link has no token'],
  ] as const) {
    await start.openLink(pasted);
    await expect(ben.page.getByText(problem)).toBeVisible();
    await expect(start.link).toHaveAttribute('aria-invalid', 'true');
  }
  await start.openLink(` <${session.links.viewer.url}>. `);
  await ben.connected();
  await expect(ben.page.getByRole('heading', { name: 'Plans' })).toBeVisible();
  await expect(ben.treeItem('notes.txt')).toBeVisible();

  await ben.page.goto(instance.url);
  await expect(ben.page.getByRole('region', { name: 'Recent sessions' }).getByRole('listitem')).toContainText(
    /Plans.*Viewer/,
  );
  await start.openLink(session.id);
  await ben.connected();
  await ben.page.goto(instance.url);
  await ben.page.getByRole('button', { name: 'Forget Plans' }).click();
  await expect(ben.page.getByText('Sessions you create or join are listed here.')).toBeVisible();
  await expect(ben.toast('Plans is no longer listed here.')).toBeVisible();
  await ben.page.getByRole('button', { name: 'Undo' }).click();
  await expect(ben.page.getByRole('link', { name: /Plans/ })).toBeVisible();
});
