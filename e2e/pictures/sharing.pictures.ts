import { SessionApi } from '@coedit/client';
import { expect, test } from '../fixtures/test.ts';
import { FILES, inMain } from './project.ts';
import { shoot, shootAllLooks } from './shoot.ts';

test('dialogs', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const owner = new SessionApi(instance.url, session.links.owner.token);
  await owner.createLink(session.id, {
    role: 'viewer',
    label: 'For the customer',
    password: 'secret',
    expiresAt: inAWeek(),
  });
  const ada = await people.join(session.links.owner.url, 'Ada', { colorScheme: 'dark', colour: 0 });
  const { page } = ada;
  await inMain(ada, 1, 1);
  await ada.openShareDialog();
  await expect(page.getByRole('list', { name: 'Links' }).getByRole('listitem')).toHaveCount(4);
  await shootAllLooks(page, 'share');
  await page.keyboard.press('Escape');
  await ada.runByKeys('Settings');
  await expect(page.getByRole('dialog')).toBeVisible();
  await shootAllLooks(page, 'settings');
  await page.keyboard.press('Escape');
  await ada.runByKeys('Change my name');
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot(page, 'name');
});

test('links that do not open a session', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const owner = new SessionApi(instance.url, session.links.owner.token);
  const locked = await owner.createLink(session.id, { role: 'editor', password: 'secret' });
  const revoked = await owner.createLink(session.id, { role: 'editor' });
  await owner.deleteLink(session.id, revoked.id);
  const address = (token: string) => `${instance.url}/s/${session.id}#${token}`;
  const wrong = `${locked.token.slice(0, -3)}abc`;
  for (const [name, url] of [
    ['refused-password', address(locked.token)],
    ['refused-revoked', address(revoked.token)],
    ['refused-wrong', address(wrong)],
    ['refused-incomplete', `${instance.url}/s/${session.id}`],
  ] as const) {
    const person = await people.open(url, 'Ada', { colorScheme: 'dark' });
    await expect(person.page.getByRole('heading', { level: 1 })).toBeVisible();
    await shoot(person.page, name);
    await person.page.close();
  }
});

function inAWeek(): string {
  return new Date(Date.now() + 7 * 24 * 3_600_000).toISOString();
}
