import { expect, test } from '../fixtures/test.ts';

const LONG = Array.from({ length: 300 }, (_, index) => `line ${index + 1}`).join('\n');

test('a newcomer gets a hint at a time, in nobody’s way, and each only once', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'first\n' }]);
  const guest = await people.join(session.links.owner.url, '');
  const { page } = guest;
  const prompt = page.getByRole('region', { name: 'Your name' });
  const hint = page.getByRole('region', { name: 'Hint' });
  await expect(prompt).toBeVisible();
  await expect(hint).toHaveCount(0);
  await prompt.getByRole('button', { name: 'Keep it' }).click();
  await expect(hint).toContainText('You are alone here');
  await hint.getByRole('button', { name: 'Get a link' }).click();
  await expect(page.getByRole('dialog')).toContainText('Share');
  await page.keyboard.press('Escape');
  await expect(hint).toHaveCount(0);

  const ada = await people.join(session.links.editor.url, 'Ada');
  await expect(hint).toContainText('follow them');
  // Who has a name here has been here before.
  await expect(ada.page.getByRole('region', { name: 'Hint' })).toHaveCount(0);
  await page.reload();
  await guest.connected();
  await expect(hint).toContainText('follow them');
  await hint.getByRole('button', { name: 'Got it' }).click();
  await expect(hint).toHaveCount(0);
  await page.reload();
  await guest.connected();
  await expect(guest.person('Ada')).toBeVisible();
  await expect(hint).toHaveCount(0);
});

test('a file is printed whole, not only what the window shows of it', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: LONG }]);
  const ada = await people.join(session.links.viewer.url, 'Ada');
  const { page } = ada;
  await ada.openFile('notes.txt');
  const printed = page.locator('.printed-file');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(printed.getByRole('listitem')).toHaveCount(300);
  await expect(printed.getByText('line 300', { exact: true })).toBeVisible();
  await expect(page.locator('.workbench')).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(printed).toHaveCount(0);
  await expect(page.locator('.workbench')).toBeVisible();
});
