import { SessionApi } from '@coedit/client';
import { checkAccessible } from '../fixtures/axe.ts';
import { nodePerson } from '../fixtures/node-person.ts';
import { checkReachable } from '../fixtures/reach.ts';
import { expect, test } from '../fixtures/test.ts';

const PATH = 'notes.txt';
const MENU = '[role=menu]';
const DIALOG = 'dialog[open]';

test('axe finds nothing serious in menus and dialogs in any theme, and all of them is reached by keyboard', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: PATH, text: 'first\n' }], 'Accessible');
  const owner = new SessionApi(instance.url, session.links.owner.token);
  const locked = await owner.createLink(session.id, { role: 'editor', password: 'secret' });
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  const { keyboard } = page;
  const check = async (what: string, within: string) => {
    await checkAccessible(page, what, within);
    await checkReachable(page, what, within);
    await keyboard.press('Escape');
    await expect(page.locator(within)).toHaveCount(0);
  };
  const company = Array.from({ length: 7 }, (_, index) => nodePerson(instance, session, `Ben ${index + 1}`));
  try {
    await expect(page.getByRole('button', { name: '2 more' })).toBeVisible();

    await test.step('menus', async () => {
      for (const name of ['More', 'More to do with files', 'Ben 1, editor, active']) {
        await page.getByRole('button', { name, exact: true }).focus();
        await keyboard.press('Enter');
        await expect(page.getByRole('menuitem', { disabled: false }).first()).toBeFocused();
        await check(`menu: ${name}`, MENU);
      }
      await page.getByRole('button', { name: '2 more' }).focus();
      await keyboard.press('Enter');
      await expect(page.getByRole('menuitem', { disabled: false }).first()).toBeFocused();
      await keyboard.press('ArrowRight');
      await expect(page.getByRole('menuitem', { name: 'Follow' })).toBeVisible();
      await check('menu: who has no picture', '[role=menu]:has(:focus)');
      await keyboard.press('Escape');
      await ada.openFile(PATH);
      for (const row of [ada.tab(PATH), ada.explorer.row(PATH)]) {
        await row.focus();
        await keyboard.press('Shift+F10');
        await expect(page.getByRole('menu')).toBeVisible();
        await check('menu of a file', MENU);
      }
    });
    await test.step('dialogs', async () => {
      for (const [command, title] of [
        ['Change my name or colour', 'Change my name or colour'],
        ['Open settings', 'Settings'],
        ['Remove Ben 1', 'Remove Ben 1'],
      ] as const) {
        await ada.runByKeys(command);
        await expect(page.getByRole('dialog', { name: title })).toBeVisible();
        await check(title, DIALOG);
      }
      await ada.runByKeys('Share this session');
      await page.getByRole('button', { name: 'Show the owner link as a QR code' }).click();
      await page.getByRole('button', { name: 'Revoke the viewer link' }).click();
      await page.getByRole('button', { name: 'New link' }).click();
      await check('sharing', DIALOG);
      await ada.openPalette();
      await keyboard.type('toggle');
      await expect(page.getByRole('option', { name: 'Toggle minimap' })).toBeVisible();
      await check('commands', DIALOG);
      await ada.openPalette('ControlOrMeta+p');
      await keyboard.type('none such');
      await check('quick open', DIALOG);
    });
  } finally {
    for (const person of company) person.destroy();
  }
  await page.getByRole('button', { name: /^Chat/ }).click();
  const vic = await people.open(session.links.viewer.url, '', { locale: 'de-DE' });
  await expect(vic.status.getByText('Verbunden')).toBeVisible({ timeout: 20_000 });
  await vic.page.locator('.activity-button').last().click();
  await vic.page.locator('textarea').last().fill('```ts\nconst a = 1;\n```');
  await vic.page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Delete this message of/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check('deleting another’s message', DIALOG);
  await page.close();

  await test.step('in German, for who only reads and has no name', async () => {
    await vic.openFile(PATH);
    await checkAccessible(vic.page, 'a page in German');
    await checkReachable(vic.page, 'a page in German');
    await vic.page.evaluate((path) => {
      const { workspace } = window.coedit.client;
      const file = workspace.find(path);
      if (file !== undefined) workspace.text(file.id).insert(0, 'mine ');
    }, PATH);
    await vic.status.getByRole('button').first().click();
    await expect(vic.page.getByRole('dialog')).toBeVisible();
    await checkAccessible(vic.page, 'edits that cannot be saved', DIALOG);
    await checkReachable(vic.page, 'edits that cannot be saved', DIALOG);
    await vic.page.keyboard.press('Escape');
    await vic.page.close();
  });

  const guest = await people.open(`${instance.url}/s/${session.id}#${locked.token}`, 'Guest');
  await guest.page.getByLabel('Password').fill('wrong one');
  await guest.page.keyboard.press('Enter');
  await expect(guest.page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  await checkAccessible(guest.page, 'a password that is wrong');
  await checkReachable(guest.page, 'a password that is wrong');
});
