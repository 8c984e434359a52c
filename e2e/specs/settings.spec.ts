import { expect, test } from '../fixtures/test.ts';

test('settings act at once: mine stay mine, those of the session are everyone’s; Vim keys type, undo mine and keep to a partner’s edits', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    { path: 'a.ts', text: 'const  a=1\n' },
    { path: 'notes.txt', text: 'one\ntwo\n' },
  ]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.viewer.url, 'Ben');
  const { page } = ada;
  const settings = (of: typeof ada) => of.page.getByRole('dialog', { name: 'Settings' });
  await ada.openFile('notes.txt');

  await test.step('mine', async () => {
    await page.keyboard.press('ControlOrMeta+,');
    await settings(ada).getByLabel('Size of the letters').selectOption('20 px');
    await settings(ada).getByLabel('Line numbers').selectOption('Hidden');
    const line = page.locator('.view-lines');
    await expect(line).toHaveCSS('font-size', '20px');
    await expect(page.locator('.monaco-editor .line-numbers')).toHaveCount(0);
  });
  await test.step('the session’s, seen by who only reads', async () => {
    await ben.page.keyboard.press('ControlOrMeta+,');
    await settings(ada).getByLabel('Indent by').selectOption('Tabs');
    await settings(ada).getByLabel('Line ends of files that leave').selectOption('CRLF (Windows)');
    await expect(settings(ben).getByLabel('Indent by')).toHaveValue('tabs');
    await expect(settings(ben).getByLabel('Indent by')).toBeDisabled();
    await ada.saved();
    expect(await instance.readFile(session, 'notes.txt')).toBe('one\r\ntwo\r\n');
    await settings(ada).getByLabel('Line numbers').selectOption('Shown');
    await settings(ada).getByText('Vim keys').click();
    await page.keyboard.press('Escape');
    await ben.page.keyboard.press('Escape');
  });
  await test.step('tabs are what Tab types from now on', async () => {
    await ada.caretTo(1, 1);
    await expect(page.getByText('--NORMAL--')).toBeVisible();
    await page.keyboard.press('i');
    await page.keyboard.press('Tab');
    await ada.type('x');
    await ada.expectText('notes.txt', '\txone\ntwo\n');
    await page.keyboard.press('Escape');
  });
  await test.step('Vim: delete a line, put it, undo, with a partner typing', async () => {
    const eve = await people.join(session.links.editor.url, 'Eve');
    await eve.openFile('notes.txt');
    await eve.caretTo(2, 4);
    await page.keyboard.type('ggdd');
    await ada.expectText('notes.txt', 'two\n');
    await eve.type('!');
    await ada.expectText('notes.txt', 'two!\n');
    await page.keyboard.type('u');
    await eve.expectText('notes.txt', '\txone\ntwo!\n');
    await page.keyboard.type('jyyp');
    await eve.expectText('notes.txt', '\txone\ntwo!\ntwo!\n');
    await page.keyboard.type(':%s/two/2/g');
    await page.keyboard.press('Enter');
    await eve.expectText('notes.txt', '\txone\n2!\n2!\n');
  });
  await test.step('off again; and a script is formatted', async () => {
    await ada.runCommand('Toggle Vim keys');
    await ada.openFile('a.ts');
    await ada.focusEditor();
    await expect(page.getByText('--NORMAL--')).toHaveCount(0);
    await expect(async () => {
      await page.keyboard.press('Alt+Shift+f');
      expect(await ada.text('a.ts')).toBe('const a = 1\n');
    }).toPass();
  });
});
