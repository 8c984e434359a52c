import type { Locator } from '@playwright/test';
import { nodePerson } from '../fixtures/node-person.ts';
import { expect, test } from '../fixtures/test.ts';

const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

test('a dialog gives the focus back to where it was opened from', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'text\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  const { keyboard } = page;
  const close = async (name: string) => {
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  const more = page.getByRole('button', { name: 'More', exact: true });
  const chooseFromMenu = async (name: string | RegExp) => {
    await more.press('Enter');
    await page.getByRole('menuitem', { name }).press('Enter');
  };

  await test.step('a button', async () => {
    const share = page.getByRole('button', { name: 'Share', exact: true });
    await share.press('Enter');
    await close('Share this session');
    await expect(share).toBeFocused();
  });
  await test.step('a menu', async () => {
    await chooseFromMenu('Change my name or colour');
    await close('Change my name or colour');
    await expect(more).toBeFocused();
  });
  await test.step('a command, while writing', async () => {
    await ada.openFile('notes.txt');
    await ada.focusEditor();
    await ada.runByKeys('Change my name or colour');
    await close('Change my name or colour');
    await expect(page.getByRole('textbox', { name: /notes\.txt/ })).toBeFocused();
  });
  await test.step('the field that a menu opens keeps the focus', async () => {
    await chooseFromMenu('Rename session');
    const field = page.getByRole('textbox', { name: 'Session name' });
    await expect(field).toBeFocused();
    await field.fill('Renamed');
    await field.press('Enter');
    await expect(page.getByRole('heading', { name: 'Renamed' })).toBeVisible();
  });
});

test('the question for a name moves nothing when it comes and goes', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'text\n' }]);
  for (const width of [1280, 360]) {
    const guest = await people.join(session.links.editor.url, '', { viewport: { width, height: 700 } });
    const { page } = guest;
    const prompt = page.getByRole('region', { name: 'Your name' });
    await expect(prompt).toBeVisible();
    const main = page.getByRole('main');
    const status = page.getByRole('contentinfo');
    const places = async () => [await main.boundingBox(), await status.boundingBox()];
    const before = await places();
    const asked = await prompt.boundingBox();
    expect(asked === null ? 0 : asked.x + asked.width).toBeLessThanOrEqual(width);
    await prompt.getByRole('button', { name: 'Keep it' }).click();
    await expect(prompt).toHaveCount(0);
    expect(await places()).toEqual(before);
  }
});

test('the keyboard stays where a person takes it, whatever was asked for it before', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    { path: 'first.txt', text: 'first\n' },
    { path: 'notes.txt', text: 'text\n' },
  ]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  const { keyboard } = page;
  const row = (name: string) => page.getByRole('tree', { name: 'Files' }).getByRole('treeitem', { name });

  await test.step('a menu that has just been shut', async () => {
    const more = page.getByRole('button', { name: 'More', exact: true });
    await more.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    const focused = await page.evaluate(async () => {
      const menu = document.querySelector('[role=menu]');
      menu?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
      // What is to be drawn is drawn; the focus is given back later.
      await Promise.resolve();
      document.querySelector<HTMLElement>('.session-share')?.focus();
      await new Promise((resolve) => setTimeout(resolve));
      return [document.querySelector('[role=menu]'), document.activeElement?.textContent];
    });
    expect(focused).toEqual([null, 'Share']);
  });
  await test.step('a name that was left for the text', async () => {
    await ada.openFile('first.txt');
    await row('first.txt').press('F2');
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await keyboard.press('ControlOrMeta+1');
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveCount(0);
    await keyboard.type('on ');
    await ada.expectText('first.txt', 'on first\n');
  });
  await test.step('a picture that had it, and then a text', async () => {
    await page
      .getByLabel('Files to upload')
      .setInputFiles([{ name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(DOT, 'base64') }]);
    await row('dot.png').click();
    await expect(page.getByRole('img', { name: /dot\.png/ })).toBeVisible();
    await keyboard.press('ControlOrMeta+1');
    await expect(page.locator('.image-view :focus')).toHaveCount(1);
    await keyboard.press('ControlOrMeta+Shift+E');
    await keyboard.press('End');
    await expect(row('notes.txt')).toBeFocused();
    await keyboard.press('Space');
    await expect(ada.tab('notes.txt')).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('.editor-host .monaco-editor')).toBeVisible();
    await expect(row('notes.txt')).toBeFocused();
  });
  await test.step('a message that was shut', async () => {
    await ada.runByKeys('Copy the path');
    await expect(row('notes.txt')).toBeFocused();
    await keyboard.press('Alt+T');
    const close = page
      .getByRole('listitem')
      .filter({ hasText: 'notes.txt' })
      .getByRole('button', { name: 'Close toast' });
    for (let presses = 0; presses < 10 && !(await isFocused(close)); presses++) await keyboard.press('Tab');
    await expect(close).toBeFocused();
    await keyboard.press('Enter');
    // At once: a moment later it may be where nothing must fetch it back from.
    expect(await isFocused(row('notes.txt'))).toBe(true);
  });
  await test.step('files that come back, made by another', async () => {
    await keyboard.press('ControlOrMeta+Shift+E');
    await keyboard.press('ControlOrMeta+a');
    await keyboard.press('Delete');
    await expect(page.getByText('No files yet.')).toBeVisible();
    const field = page.getByRole('textbox', { name: 'Message to everyone' });
    await keyboard.press('ControlOrMeta+Alt+C');
    await expect(field).toBeFocused();
    const ben = nodePerson(instance, session, 'Ben');
    try {
      await expect(ada.person('Ben')).toBeVisible();
      ben.workspace.create('new.txt');
      await expect(row('new.txt')).toBeVisible();
      await keyboard.type('said');
      await expect(field).toHaveValue('said');
    } finally {
      ben.destroy();
    }
  });
});

test('a row that is deleted gives the keyboard to the one in its place', async ({ instance, people }) => {
  const names = ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt', 'f.txt'];
  const session = await instance.createSession(names.map((path) => ({ path, text: 'text\n' })));
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  const { keyboard } = page;
  const row = (name: string) => page.getByRole('tree', { name: 'Files' }).getByRole('treeitem', { name });
  const deleteWithMenu = async () => {
    await keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  };

  await test.step('with a key: the next', async () => {
    await row('b.txt').click();
    await keyboard.press('Delete');
    await expect(row('b.txt')).toHaveCount(0);
    await expect(row('c.txt')).toBeFocused();
  });
  await test.step('of the last one: the one before', async () => {
    await keyboard.press('End');
    await expect(row('f.txt')).toBeFocused();
    await keyboard.press('Delete');
    await expect(row('e.txt')).toBeFocused();
  });
  await test.step('with the menu', async () => {
    await keyboard.press('Home');
    await expect(row('a.txt')).toBeFocused();
    await deleteWithMenu();
    await expect(row('a.txt')).toHaveCount(0);
    await expect(row('c.txt')).toBeFocused();
  });
  await test.step('by somebody else', async () => {
    const ben = nodePerson(instance, session, 'Ben');
    try {
      await expect(ada.person('Ben')).toBeVisible();
      const file = ben.workspace.find('c.txt');
      if (file === undefined) throw new Error('Ben has no c.txt.');
      ben.workspace.remove([file.id]);
      await expect(row('c.txt')).toHaveCount(0);
      await expect(row('d.txt')).toBeFocused();
    } finally {
      ben.destroy();
    }
  });
  await test.step('and of all: what a new one is made with', async () => {
    await keyboard.press('ControlOrMeta+a');
    await deleteWithMenu();
    await expect(page.getByText('No files yet.')).toBeVisible();
    await expect(page.locator('.explorer-empty').getByRole('button', { name: 'New file' })).toBeFocused();
  });
});
