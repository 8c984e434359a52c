import { expect, test } from '../fixtures/test.ts';

test('search: only in some files, each replacement is seen before it is made, one match or a file is replaced and taken back in one go', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    { path: 'src/a.ts', text: 'call(1);\ncall(2);\n' },
    { path: 'src/b.ts', text: 'call(3);\n' },
    { path: 'docs/c.md', text: 'call(4)\n' },
  ]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  const { page } = ada;
  const results = page.getByRole('tree', { name: 'Results' });
  await page.keyboard.press('ControlOrMeta+Shift+f');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await page.getByRole('textbox', { name: 'Search in all files' }).fill('call\\((\\d)\\)');
  await expect(page.getByText('4 matches in 3 files')).toBeVisible();
  await page.getByRole('button', { name: 'Show or hide which files are searched' }).click();
  await page.getByRole('textbox', { name: 'Files to include' }).fill('*.{ts,md}');
  await page.getByRole('textbox', { name: 'Files to leave out' }).fill('docs');
  await expect(page.getByText('3 matches in 2 files')).toBeVisible();

  await page.getByRole('button', { name: 'Show or hide replacing' }).click();
  await page.getByRole('textbox', { name: 'Replace by' }).fill('run[$1]');
  await expect(results.locator('ins')).toHaveText(['run[1]', 'run[2]', 'run[3]']);
  await expect(results.locator('del').first()).toHaveText('call(1)');
  await results.getByRole('button', { name: 'Replace in line 2' }).click();
  await ben.expectText('src/a.ts', 'call(1);\nrun[2];\n');
  await page.getByRole('button', { name: 'Replace all', exact: true }).click();
  await ben.expectText('src/b.ts', 'run[3];\n');
  await ben.expectText('src/a.ts', 'run[1];\nrun[2];\n');
  await page
    .getByRole('region', { name: 'Notifications' })
    .getByRole('listitem')
    .filter({ hasText: 'Replaced 2 matches in 2 files' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await ben.expectText('src/a.ts', 'call(1);\nrun[2];\n');
  await ben.expectText('src/b.ts', 'call(3);\n');
  expect(await ben.text('docs/c.md')).toBe('call(4)\n');

  await page.getByRole('textbox', { name: 'Search in all files' }).fill('call(');
  await expect(page.getByText(/^This regular expression cannot be used/)).toBeVisible();
});

test('symbols by name and in the outline; a link to a line, and to a person, never with more than an editor’s rights', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    { path: 'a.ts', text: 'class Tree {\n  grow() {}\n  fell() {}\n}\nfunction main() {}\n' },
    { path: 'read me.md', text: '# One\n\ntext\n\n## Two\n' },
  ]);
  const ada = await people.join(session.links.editor.url, 'Ada', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { page } = ada;
  await ada.openFile('a.ts');
  await test.step('go to a symbol', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+o');
    await expect(page.getByRole('option')).toHaveCount(4);
    await page.keyboard.type('fell');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => ada.position()).toEqual({ line: 3, column: 3 });
  });
  await test.step('the outline follows the text and the caret', async () => {
    await page.getByRole('button', { name: 'Outline' }).click();
    const outline = page.getByRole('list', { name: 'Outline' });
    await expect(outline.getByRole('button')).toHaveText(['Tree', 'grow', 'fell', 'main']);
    await expect(outline.locator('[aria-current]')).toHaveText('fell');
    await ada.focusEditor();
    await page.keyboard.press('ControlOrMeta+End');
    await ada.type('class Bush {{}');
    await expect(outline.getByRole('button')).toHaveText(['Tree', 'grow', 'fell', 'main', 'Bush']);
    await outline.getByRole('button', { name: 'main' }).click();
    await expect.poll(() => ada.position()).toEqual({ line: 5, column: 10 });
    await page.getByRole('button', { name: 'Explorer' }).click();
    await ada.openFile('read me.md');
    await page.getByRole('button', { name: 'Outline' }).click();
    await expect(outline.getByRole('button')).toHaveText(['One', 'Two']);
    await outline.getByRole('button', { name: 'Two' }).click();
    await expect.poll(() => ada.position()).toEqual({ line: 5, column: 4 });
  });
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await test.step('a link to the line opens it', async () => {
    await ada.runByKeys('Copy a link to this line');
    await expect(ada.toast('Copied a link to read me.md, line 5.')).toBeVisible();
    expect(await copied()).toBe(`${session.links.editor.url}&file=read%20me.md:5`);
    const ben = await people.join(await copied(), 'Ben');
    await expect.poll(() => ben.position()).toEqual({ line: 5, column: 1 });
  });
  await test.step('a link to me follows me', async () => {
    await ada.runByKeys('Copy a link that follows me');
    await expect.poll(copied).toContain(`${session.links.editor.url}&follow=Ada&who=`);
    const cleo = await people.join(await copied(), 'Cleo');
    await expect(cleo.page.getByText('Following Ada')).toBeVisible();
    await expect(cleo.tab('read me.md')).toBeVisible();
  });
  await test.step('a link to somebody else follows them, whoever else has the name', async () => {
    // The first is in the other file.
    const second = await people.join(session.links.editor.url, 'Ben');
    await second.openFile('a.ts');
    const avatars = page.getByRole('banner').getByRole('button', { name: /^Ben, / });
    await expect(avatars).toHaveCount(2);
    await avatars.last().click();
    await page.getByRole('menuitem', { name: 'Copy a link to them' }).click();
    await expect.poll(copied).toContain('&follow=Ben&who=');
    const dora = await people.join(await copied(), 'Dora');
    await expect(dora.page.getByText('Following Ben')).toBeVisible();
    await expect(dora.tab('a.ts')).toBeVisible();
    await expect(dora.tab('read me.md')).toHaveCount(0);
  });
  await test.step('an owner who knows no other link hands on their own', async () => {
    const olga = await people.join(session.links.owner.url, 'Olga', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await olga.openFile('a.ts');
    await olga.runByKeys('Copy a link to this line');
    await expect(olga.toast(/Who opens it comes in as owner/)).toBeVisible();
  });
});
