import { SessionApi } from '@coedit/client';
import { expect, test } from '../fixtures/test.ts';

test.use({ ownServer: true });

test('a link with a password asks for it, says when it is wrong, and opens with it, also after a reload', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'a.txt', text: 'secret\n' }]);
  const api = new SessionApi(instance.url, session.links.owner.token);
  const link = await api.createLink(session.id, { role: 'editor', password: 'geheim' });
  const ada = await people.open(link.url, 'Ada');
  await expect(ada.page.getByRole('heading', { name: 'This link has a password' })).toBeVisible();
  const field = ada.page.getByLabel('Password');
  await field.fill('falsch');
  await field.press('Enter');
  await expect(ada.page.getByText('That is not the password of this link')).toBeVisible();
  await ada.page.getByLabel('Password').fill('geheim');
  await ada.page.getByRole('button', { name: 'Open the session' }).click();
  await ada.connected();
  await ada.expectText('a.txt', 'secret\n');
  await ada.page.reload();
  await ada.connected();
});
