import { expect, test } from '../fixtures/test.ts';

const PHONE = { width: 360, height: 740 };

test('a window that becomes narrow and wide again keeps caret, focus and undo', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'one\ntwo\nthree\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  await ada.openFile('notes.txt');
  await ada.caretTo(2, 4);
  await ada.type('!');
  const editor = page.getByRole('textbox', { name: /notes\.txt/ });
  for (const size of [PHONE, { width: 1280, height: 800 }]) {
    await page.setViewportSize(size);
    await expect(page.locator('.workbench-narrow')).toHaveCount(size === PHONE ? 1 : 0);
    await expect(editor).toBeFocused();
    expect(await ada.position()).toEqual({ line: 2, column: 5 });
  }
  await ada.type('?');
  await ada.expectText('notes.txt', 'one\ntwo!?\nthree\n');
  // Two steps where half a second passed between the letters, else one: a second undo finds nothing then.
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await ada.expectText('notes.txt', 'one\ntwo\nthree\n');
});

test('on a phone: find a file, make a small edit, chat', async ({ instance, people }) => {
  const session = await instance.createSession([
    { path: 'notes.txt', text: 'one\n' },
    { path: 'src/main.ts', text: 'export {};\n' },
  ]);
  const ben = await people.join(session.links.editor.url, 'Ben');
  const ada = await people.join(session.links.owner.url, 'Ada', { viewport: PHONE, hasTouch: true });
  const { page } = ada;
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  const explorer = page.getByRole('complementary', { name: 'Explorer' });
  if (!(await explorer.isVisible())) await page.getByRole('button', { name: /^Explorer/ }).tap();
  await ada.treeItem('notes.txt').tap();
  await expect(explorer).toHaveCount(0);
  await page.locator('.monaco-editor .view-lines').first().tap();
  await page.keyboard.press('ControlOrMeta+End');
  await ada.type('by phone');
  await ben.expectText('notes.txt', 'one\nby phone');
  await ada.saved();
  expect(await fits()).toBe(true);

  await page.getByRole('button', { name: /^Chat/ }).tap();
  await page.getByRole('textbox', { name: 'Message to everyone' }).fill('Done');
  await page.getByRole('button', { name: 'Send' }).tap();
  await expect(page.getByRole('log').getByRole('article')).toContainText('Done');
  await ada.openShareDialog();
  expect(await fits()).toBe(true);
});
