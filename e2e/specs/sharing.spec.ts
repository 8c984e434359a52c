import { expect, test } from '../fixtures/test.ts';

test('the share dialog: links by role, copy, QR, a new one with expiry', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'here' }]);
  // Made by this browser's person, as the start page does: then the links' tokens are known here.
  const ada = await people.open(instance.url, 'Ada', { permissions: ['clipboard-read', 'clipboard-write'] });
  await ada.page.getByRole('button', { name: 'New session' }).click();
  await ada.saved();
  const dialog = await ada.openShareDialog();
  const { page } = ada;
  const copied = () => page.evaluate(() => navigator.clipboard.readText());

  await test.step('the three it was born with', async () => {
    await expect(dialog.getByRole('list', { name: 'Links' }).getByRole('listitem')).toHaveCount(3);
    const ownUrl = page.url();
    for (const role of ['owner', 'editor', 'viewer']) {
      const address = dialog.getByRole('textbox', { name: `Address of the ${role} link` });
      await expect(address).toHaveValue(new RegExp(`^${instance.url}/s/[\\w-]+#[\\w-]{32}$`));
      await dialog.getByRole('button', { name: `Copy the ${role} link` }).click();
      await expect.poll(copied).toBe(await address.inputValue());
    }
    await expect(dialog.getByRole('textbox', { name: 'Address of the owner link' })).toHaveValue(ownUrl);
  });
  await test.step('a QR code', async () => {
    const button = dialog.getByRole('button', { name: 'Show the viewer link as a QR code' });
    await button.click();
    await expect(dialog.getByRole('img', { name: 'QR code of the viewer link' })).toBeVisible();
    await button.click();
    await expect(dialog.getByRole('img')).toHaveCount(0);
  });
  await test.step('another, with label and expiry', async () => {
    await dialog.getByRole('button', { name: 'New link' }).click();
    const form = dialog.getByRole('form', { name: 'New link' });
    await form.getByRole('combobox', { name: 'Role' }).selectOption('Commenter');
    await form.getByRole('combobox', { name: 'Works' }).selectOption('for a day');
    await form.getByRole('textbox', { name: 'Label (for you)' }).fill('Review');
    await form.getByRole('button', { name: 'Make the link' }).click();
    const row = dialog.getByRole('listitem').filter({ hasText: 'Review (commenter)' });
    await expect(row).toContainText('works until');
    await expect(dialog.getByText('The link was made.')).toBeVisible();
  });
  await test.step('who comes by it has its role', async () => {
    const review = await dialog.getByRole('textbox', { name: /^Address of the .*Review/ }).inputValue();
    const cho = await people.join(review, 'Cho');
    await expect(cho.status.getByText('Commenter', { exact: true })).toBeVisible();
    const viewer = await dialog.getByRole('textbox', { name: 'Address of the viewer link' }).inputValue();
    const vic = await people.join(viewer, 'Vic');
    await expect(vic.status.getByText('Viewer', { exact: true })).toBeVisible();
    const theirs = await vic.openShareDialog();
    await expect(theirs.getByRole('listitem')).toHaveCount(1);
    await expect(theirs.getByRole('textbox', { name: 'Address of the viewer link' })).toHaveValue(viewer);
    await expect(theirs.getByText('Owners see the links of other roles here.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(ada.person('Vic')).toHaveAccessibleName('Vic, viewer, active');
    await expect(ada.person('Cho')).toHaveAccessibleName('Cho, commenter, active');
  });
  await test.step('revoked', async () => {
    await ada.openShareDialog();
    await dialog.getByRole('button', { name: /^Revoke the .*Review/ }).click();
    await dialog.getByRole('alert').getByRole('button', { name: 'Revoke' }).click();
    await expect(dialog.getByRole('listitem')).toHaveCount(3);
    await expect(ada.person('Cho')).toHaveCount(0);
  });
  await test.step('the only owner link cannot be revoked, and it is said why', async () => {
    const owner = dialog.getByRole('listitem').filter({ hasText: 'you came with it' });
    await expect(
      owner.getByText('The only owner link cannot be revoked: make another owner link first.'),
    ).toBeVisible();
    await expect(owner.getByRole('button', { name: 'Revoke the owner link' })).toHaveCount(0);
  });
  await test.step('an owner who did not make the links is told that tokens are told once', async () => {
    const owen = await people.join(session.links.owner.url, 'Owen');
    const other = await owen.openShareDialog();
    await expect(other.getByText('A link’s token is told once, where it was made.')).toHaveCount(2);
    await expect(other.getByRole('textbox', { name: 'Address of the owner link' })).toHaveValue(
      session.links.owner.url,
    );
  });
});

test('the session is renamed by its owner, and everyone sees it', async ({ instance, people }) => {
  const session = await instance.createSession([], 'Before');
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await expect(ben.page.getByRole('heading', { name: 'Before', level: 1 })).toBeVisible();
  await expect(ben.page.getByRole('heading', { name: 'Before' }).getByRole('button')).toHaveCount(0);
  await ada.page.getByRole('button', { name: 'Before' }).click();
  const field = ada.page.getByRole('textbox', { name: 'Session name' });
  await field.fill('After');
  await field.press('Enter');
  for (const { page } of [ada, ben]) {
    await expect(page.getByRole('heading', { name: 'After', level: 1 })).toBeVisible();
    await expect(page).toHaveTitle(/After/);
  }
});
