import { expect, test } from '../fixtures/test.ts';

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
