import { SessionApi } from '@coedit/client';
import { expect, test } from '../fixtures/test.ts';
import { FILES, inMain } from './project.ts';
import { PHONE, shoot, shootAllLooks } from './shoot.ts';

test('dialogs', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const owner = new SessionApi(instance.url, session.links.owner.token);
  await owner.createLink(session.id, {
    role: 'viewer',
    label: 'For the customer',
    password: 'secret',
    expiresAt: inAWeek(),
  });
  const ada = await people.open(instance.url, 'Ada', { colorScheme: 'dark', colour: 0 });
  const { page } = ada;
  // As in the browser that made the session, which was told its links.
  await page.evaluate(([key, links]) => localStorage.setItem(key, links), [
    `coedit.links.${session.id}`,
    JSON.stringify(Object.values(session.links)),
  ] as const);
  await page.goto(session.links.owner.url);
  await ada.connected();
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
  const soon = new Date(Date.now() + 1500).toISOString();
  const expired = await owner.createLink(session.id, { role: 'editor', expiresAt: soon });
  await expect
    .poll(() => new SessionApi(instance.url, expired.token).getSession(session.id).catch(() => 'refused'))
    .toBe('refused');
  const deleted = await instance.createSession(FILES, 'Invoices');
  await new SessionApi(instance.url, deleted.links.owner.token).deleteSession(deleted.id);
  const address = (token: string) => `${instance.url}/s/${session.id}#${token}`;
  const wrong = `${locked.token.slice(0, -3)}abc`;
  for (const [name, url] of [
    ['refused-revoked', address(revoked.token)],
    ['refused-expired', address(expired.token)],
    ['refused-deleted', deleted.links.editor.url],
    ['refused-wrong', address(wrong)],
    ['refused-incomplete', `${instance.url}/s/${session.id}`],
  ] as const) {
    const person = await people.open(url, 'Ada', { colorScheme: 'dark' });
    await expect(person.page.getByRole('heading', { level: 1 })).toBeVisible();
    await shoot(person.page, name);
    await person.page.close();
  }
  const asked = await people.open(address(locked.token), 'Ada', { colorScheme: 'dark' });
  await expect(asked.page.getByRole('heading', { level: 1 })).toBeVisible();
  await shootAllLooks(asked.page, 'refused-password');
});

test('who is removed', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const ada = await people.join(session.links.owner.url, 'Ada', { colorScheme: 'dark', colour: 0 });
  const ben = await people.join(session.links.editor.url, 'Ben', { colorScheme: 'dark', colour: 1 });
  await inMain(ada, 1, 1);
  await ada.person('Ben').click();
  await ada.page.getByRole('menuitem', { name: /^Remove/ }).click();
  const dialog = ada.page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await shoot(ada.page, 'remove');
  await dialog.getByRole('button', { name: /^Remove/ }).click();
  await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('You were removed from this session');
  await shootAllLooks(ben.page, 'refused-removed');
});

test.describe('a full session', () => {
  test.use({ environment: { LIMIT_PARTICIPANTS: '1' } });

  test('says so and waits', async ({ instance, people }) => {
    const session = await instance.createSession(FILES, 'Invoices');
    await people.join(session.links.owner.url, 'Ada');
    const ben = await people.open(session.links.editor.url, 'Ben', { colorScheme: 'dark' });
    await expect(ben.page.getByRole('status', { name: /cannot take you in/ })).toContainText('It is full');
    await shoot(ben.page, 'refused-full');
    await ben.page.setViewportSize(PHONE);
    await shoot(ben.page, 'refused-full-phone');
  });
});

function inAWeek(): string {
  return new Date(Date.now() + 7 * 24 * 3_600_000).toISOString();
}
