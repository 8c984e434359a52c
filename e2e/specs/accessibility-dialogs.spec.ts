import { SessionApi } from '@coedit/client';
import { checkAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';

const PATH = 'notes.txt';

test('axe finds nothing serious in menus, on rarer dialogs, and where a password is asked for', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: PATH, text: 'first\n' }], 'Accessible');
  const owner = new SessionApi(instance.url, session.links.owner.token);
  const locked = await owner.createLink(session.id, { role: 'editor', password: 'secret' });
  const ada = await people.join(session.links.owner.url, 'Ada');
  const vic = await people.join(session.links.viewer.url, 'Vic');
  const { page } = ada;
  const { keyboard } = page;

  await ada.openFile(PATH);
  await ada.tab(PATH).click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await checkAccessible(page, 'menu of a tab');
  await keyboard.press('Escape');
  await ada.explorer.row(PATH).click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await checkAccessible(page, 'menu of a file');
  await keyboard.press('Escape');

  for (const person of [vic, ada]) await person.page.getByRole('button', { name: /^Chat/ }).click();
  await vic.page.getByRole('textbox', { name: 'Message to everyone' }).fill('```ts\nconst a = 1;\n```');
  await vic.page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Delete this message of/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await checkAccessible(page, 'deleting another’s message');

  await vic.openFile(PATH);
  await vic.page.evaluate((path) => {
    const { workspace } = window.coedit.client;
    const file = workspace.find(path);
    if (file !== undefined) workspace.text(file.id).insert(0, 'mine ');
  }, PATH);
  await vic.status.getByRole('button', { name: /cannot be saved/ }).click();
  await expect(vic.page.getByRole('dialog')).toBeVisible();
  await checkAccessible(vic.page, 'edits that cannot be saved');

  const guest = await people.open(`${instance.url}/s/${session.id}#${locked.token}`, 'Guest');
  await expect(guest.page.getByLabel('Password')).toBeVisible();
  await checkAccessible(guest.page, 'a password');
});
