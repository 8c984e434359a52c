import { expect, test } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

const FILES = [
  { path: 'README.md', text: '# Needle\n' },
  { path: 'src/main.ts', text: 'export const needle = 1;\nexport const Needle = 2;\n' },
  { path: 'src/other.ts', text: 'nothing\n' },
];

/** Presses Tab until the focus is there: what cannot be reached that way fails. */
async function tabTo({ page }: SessionPage, name: string | RegExp, key = 'Tab'): Promise<void> {
  const wanted = page.getByRole('button', { name, exact: typeof name === 'string' });
  for (let presses = 0; presses < 40; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not reach ${name}`);
}

test('everything by keyboard alone: files, tabs, sharing', async ({ instance, people }) => {
  const session = await instance.createSession(FILES);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  const { keyboard } = page;
  await test.step('make a file in a folder, and type in it', async () => {
    await keyboard.press('ControlOrMeta+Alt+N');
    await expect(page.getByRole('textbox', { name: 'Name of the new file' })).toBeFocused();
    await keyboard.type('src/new.ts');
    await keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /src\/new\.ts/ })).toBeFocused({ timeout: 20_000 });
    await keyboard.type('let x;');
    await ada.expectText('src/new.ts', 'let x;');
  });
  await test.step('open another from the tree', async () => {
    await ada.runByKeys('Show this file in the explorer');
    await expect(ada.treeItem('new.ts')).toBeFocused();
    await keyboard.press('ArrowUp');
    await expect(ada.treeItem('main.ts')).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /src\/main\.ts/ })).toBeFocused();
  });
  await test.step('rename it', async () => {
    await ada.runByKeys('Show this file in the explorer');
    await expect(ada.treeItem('main.ts')).toBeFocused();
    await keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    // Only the name is selected, not its ending.
    await keyboard.type('start');
    await keyboard.press('Enter');
    await expect(ada.treeItem('start.ts')).toBeFocused();
    await expect(ada.tab('start.ts')).toBeVisible();
  });
  await test.step('delete it, and take that back', async () => {
    await keyboard.press('Delete');
    await expect(ada.treeItem('start.ts')).toHaveCount(0);
    await expect(ada.toast('Deleted start.ts')).toBeVisible();
    await keyboard.press('Alt+T');
    await tabTo(ada, 'Undo');
    await keyboard.press('Enter');
    await expect(ada.treeItem('start.ts')).toBeVisible();
    await ada.expectText('src/start.ts', FILES[1]?.text ?? '');
  });
  await test.step('tabs', async () => {
    await keyboard.press('Alt+W');
    await keyboard.press('Alt+Shift+W');
    await expect(page.getByRole('tab', { selected: true })).toBeVisible();
    const names = () => page.getByRole('tab').allTextContents();
    await ada.runByKeys('Keep the file open');
    const before = await names();
    expect(before.length).toBeGreaterThan(1);
    await keyboard.press('Alt+PageDown');
    await keyboard.press('Alt+PageUp');
    await keyboard.press('Alt+Shift+PageUp');
    await keyboard.press('Alt+Shift+PageDown');
    await keyboard.press('Alt+Shift+PageUp');
    await expect.poll(names).not.toEqual(before);
  });
  await test.step('chat, and round the parts of the page', async () => {
    const field = page.getByRole('textbox', { name: 'Message to everyone' });
    await keyboard.press('ControlOrMeta+Alt+C');
    await expect(field).toBeFocused();
    await keyboard.type('see README.md:1');
    await keyboard.press('Enter');
    await keyboard.press('Shift+F6');
    await expect(page.locator('.monaco-editor :focus')).toHaveCount(1);
    await keyboard.press('F6');
    await expect(field).toBeFocused();
    await keyboard.press('F6');
    await expect(ada.status.locator(':focus')).toHaveCount(1);
    await keyboard.press('F6');
    await expect(page.getByRole('link', { name: 'Coedit: start page' })).toBeFocused();
    await keyboard.press('F6');
    await keyboard.press('F6');
    await expect(page.getByRole('treeitem').locator(':scope:focus')).toHaveCount(1);
    await keyboard.press('F6');
    await keyboard.press('F6');
    await tabTo(ada, 'README.md:1', 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /README\.md/ })).toBeFocused();
  });
  await test.step('the width of the side bar', async () => {
    const side = page.getByRole('complementary', { name: 'Explorer' });
    const width = async () => (await side.boundingBox())?.width ?? 0;
    const before = await width();
    const border = page.getByRole('separator', { name: 'Width of the side bar' });
    await border.focus();
    await keyboard.press('ArrowRight');
    await expect.poll(width).toBeGreaterThan(before);
  });
  await test.step('share', async () => {
    await ada.runByKeys('Share this session');
    const dialog = page.getByRole('dialog', { name: 'Share this session' });
    await tabTo(ada, 'New link');
    await keyboard.press('Enter');
    await expect(dialog.getByRole('combobox', { name: 'Role' })).toBeFocused();
    await keyboard.press('ControlOrMeta+p');
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await tabTo(ada, 'Make the link');
    await keyboard.press('Enter');
    await expect(dialog.getByText('The link was made.')).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test('quick open, line jump and command palette', async ({ instance, people }) => {
  const session = await instance.createSession(FILES);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  const field = page.getByRole('combobox', { name: 'Go to a file or run a command' });
  await page.keyboard.press('ControlOrMeta+p');
  await field.fill('smn');
  await expect(page.getByRole('option').first()).toContainText('main.ts');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /src\/main\.ts/ })).toBeFocused({ timeout: 20_000 });
  await page.keyboard.press('Control+g');
  await field.fill(':2:5');
  await page.keyboard.press('Enter');
  await expect(ada.status.getByText('Ln 2, Col 5')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+p');
  await field.fill('no such file');
  await expect(page.getByText('No file has that name.').first()).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(page.getByRole('option').nth(20)).toBeAttached();
  await field.fill('>toggle mini');
  await expect(page.getByRole('option', { name: 'Toggle minimap' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.minimap')).not.toBeVisible();
  await expect(page.getByRole('textbox', { name: /src\/main\.ts/ })).toBeFocused();
});

test('search and replace in all files, with undo', async ({ instance, people }) => {
  const session = await instance.createSession(FILES);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  const { page } = ada;
  await page.keyboard.press('ControlOrMeta+Shift+f');
  const pattern = page.getByRole('textbox', { name: 'Search in all files' });
  await expect(pattern).toBeFocused();
  await pattern.fill('needle');
  const status = page.getByRole('complementary', { name: 'Search' }).getByRole('status');
  await expect(status).toHaveText('3 matches in 2 files');
  await page.getByRole('button', { name: 'Match case' }).click();
  await expect(status).toHaveText('1 match in 1 file');
  await page.getByRole('button', { name: 'Match case' }).click();
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await pattern.fill('need(le|y)\\s=');
  await expect(status).toHaveText('2 matches in 1 file');
  await pattern.fill('(');
  await expect(status).toContainText('This regular expression cannot be used');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await pattern.fill('needle');
  const results = page.getByRole('tree', { name: 'Results' });
  await results.getByRole('treeitem', { name: /export const Needle = 2/ }).click();
  await expect(ada.status.getByText(/^Ln 2, Col \d+/)).toBeVisible();

  await test.step('the arrows go through the results; Delete puts one away', async () => {
    const row = (name: RegExp) => results.getByRole('treeitem', { name });
    const main = row(/^main\.ts src 2 matches/);
    await expect(row(/Needle = 2; line 2/)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(main).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(main).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(row(/needle = 1; line 1/)).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(status).toHaveText('2 matches in 2 files');
    await expect(row(/Needle = 2; line 2/)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('.monaco-editor.focused')).toBeVisible();
    await pattern.press('Enter');
    await expect(status).toHaveText('3 matches in 2 files');
  });

  await page.getByRole('button', { name: 'Show or hide replacing' }).click();
  await page.getByRole('textbox', { name: 'Replace by' }).fill('pin');
  await page.getByRole('button', { name: 'Replace all', exact: true }).click();
  await expect(ada.toast('Replaced 3 matches in 2 files')).toBeVisible();
  await ben.expectText('src/main.ts', 'export const pin = 1;\nexport const pin = 2;\n');
  await page.getByRole('button', { name: 'Undo' }).click();
  await ben.expectText('src/main.ts', FILES[1]?.text ?? '');
  await ben.expectText('README.md', '# Needle\n');
});

test('themes follow the system, and can be chosen', async ({ instance, people }) => {
  const session = await instance.createSession(FILES);
  const ada = await people.join(session.links.owner.url, 'Ada', { colorScheme: 'dark' });
  const { page } = ada;
  await ada.openFile('README.md');
  const background = () =>
    page
      .locator('.monaco-editor')
      .first()
      .evaluate((element) => {
        const { backgroundColor } = getComputedStyle(
          element.querySelector('.monaco-editor-background') ?? element,
        );
        const [red = 0, green = 0, blue = 0] = (backgroundColor.match(/\d+/g) ?? []).map(Number);
        return red + green + blue;
      });
  await expect.poll(background).toBeLessThan(200);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(background).toBeGreaterThan(700);
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
  await expect.poll(background).toBe(0);
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'no-preference' });

  await ada.runByKeys('Open settings');
  const theme = page.getByRole('combobox', { name: 'Theme' });
  await theme.selectOption('Light');
  await expect.poll(background).toBeGreaterThan(700);
  await theme.selectOption('High contrast');
  await expect.poll(background).toBe(0);
  await theme.selectOption('Dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.reload();
  await ada.saved();
  await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 20_000 });
  await expect.poll(background).toBeLessThan(200);
});
