import { SessionApi } from '@coedit/client';
import { Line } from '../fixtures/line.ts';
import { expect, test } from '../fixtures/test.ts';

test('a link revoked while its holder is inside cuts them off at once, and lets nobody in again', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: '' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ben.openFile('notes.txt');
  await ben.focusEditor();
  await ben.type('said by Ben');
  await ben.saved();
  await expect(ada.person('Ben')).toBeVisible();

  const dialog = await ada.openShareDialog();
  await dialog.getByRole('button', { name: 'Revoke the editor link' }).click();
  const asked = dialog.getByRole('alert');
  await expect(asked).toContainText('Everyone who came with it is cut off at once.');
  await asked.getByRole('button', { name: 'Revoke' }).click();
  await expect(dialog.getByText('The editor link was revoked.')).toBeVisible();

  const refusal = ben.page.getByRole('heading', { name: 'This link was withdrawn' });
  await expect(refusal).toBeVisible({ timeout: 3_000 });
  await expect(ben.page.getByText('Ask an owner for a new link.')).toBeVisible();
  await expect(ben.page.locator('.monaco-editor')).toHaveCount(0);
  await expect(ada.person('Ben')).toHaveCount(0);
  await ben.page.getByRole('button', { name: 'Try again' }).click();
  await expect(refusal).toBeVisible();
  await ben.page.getByRole('button', { name: 'To the start page' }).click();
  await expect(ben.page.getByRole('button', { name: 'New session' })).toBeVisible();

  const eve = await people.open(session.links.editor.url, 'Eve');
  await expect(eve.page.getByRole('heading', { name: 'This link was withdrawn' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Revoke the editor link' })).toHaveCount(0);
  expect(await instance.readFile(session, 'notes.txt')).toBe('said by Ben');
});

test('what the cut-off person had typed and not sent can be taken along', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: '' }]);
  const ben = await people.join(session.links.editor.url, 'Ben');
  const line = await Line.of(ben);
  await ben.connected();
  await ben.openFile('notes.txt');
  await ben.focusEditor();
  await line.cut();
  await ben.type('unsent');
  await expect(ben.status.getByText('Offline: 6 edits kept in this browser')).toBeVisible();
  const owner = new SessionApi(instance.url, session.links.owner.token);
  await owner.deleteLink(session.id, session.links.editor.id);
  line.mend();
  await expect(ben.page.getByRole('heading', { name: 'This link was withdrawn' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(ben.page.getByRole('note')).toContainText('6 edits of yours had not reached the server.');
  const download = ben.page.waitForEvent('download');
  await ben.page.getByRole('button', { name: 'Download my version as zip' }).click();
  expect((await download).suggestedFilename()).toBe('my-version.zip');
});
