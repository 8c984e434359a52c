import { expect, test } from '../fixtures/test.ts';
import { FILES, inMain } from './project.ts';
import { highlighted, PHONE, shoot, shootAllLooks } from './shoot.ts';

test('the start page, new and after some sessions', async ({ instance, people }) => {
  const ada = await people.open(instance.url, 'Ada', { colorScheme: 'dark' });
  const { page } = ada;
  await expect(page.getByRole('button', { name: 'New session' })).toBeVisible();
  await shootAllLooks(page, 'start');
  for (const name of ['Invoices', 'A long name of a session, nearly as long as a session may have']) {
    const session = await instance.createSession(FILES, name);
    const visit = await ada.again(session.links.editor.url);
    await visit.connected();
    await visit.page.close();
  }
  await page.reload();
  await expect(page.getByRole('link', { name: /Invoices/ })).toBeVisible();
  await shoot(page, 'start-recent');
});

test('an empty session, and a newcomer’s first minute', async ({ instance, people }) => {
  const session = await instance.createSession([]);
  const guest = await people.join(session.links.owner.url, '', { colorScheme: 'dark' });
  const { page } = guest;
  await expect(page.getByRole('region', { name: 'Your name' })).toBeVisible();
  await shootAllLooks(page, 'empty');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('region', { name: 'Hint' })).toBeVisible();
  await shoot(page, 'hint');
});

test('without a connection', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const ada = await people.join(session.links.owner.url, 'Ada', { colorScheme: 'dark', colour: 0 });
  await inMain(ada, 3, 1);
  // What paints the code comes by the line too.
  await highlighted(ada.page);
  await ada.page.context().setOffline(true);
  await ada.type('// offline');
  await expect(ada.status.getByText(/^Offline/)).toBeVisible({ timeout: 20_000 });
  await shootAllLooks(ada.page, 'offline');
});

test('in German', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Rechnungen');
  const ada = await people.open(session.links.owner.url, 'Ada', {
    colorScheme: 'light',
    locale: 'de-DE',
    colour: 0,
  });
  await ada.treeItem('src').click();
  await ada.treeItem('main.ts').dblclick();
  await expect(ada.page.locator('.view-lines').first()).toBeVisible({ timeout: 20_000 });
  await shoot(ada.page, 'german');
  await ada.page.setViewportSize(PHONE);
  await shoot(ada.page, 'german-phone');
  await ada.page.keyboard.press('F1');
  await ada.page.keyboard.type('Einstellungen');
  await ada.page.keyboard.press('Enter');
  await expect(ada.page.getByRole('dialog')).toBeVisible();
  await shoot(ada.page, 'german-settings-phone');
  await ada.page.goto(instance.url);
  await expect(ada.page.getByRole('button', { name: 'Neue Sitzung' })).toBeVisible();
  await shoot(ada.page, 'german-start-phone');
});

test('before the page’s program has come', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const ada = await people.open('about:blank', 'Ada', { colorScheme: 'dark' });
  await ada.page.route('**/assets/*.js', () => new Promise(() => undefined));
  await ada.page.goto(session.links.owner.url, { waitUntil: 'commit' });
  await expect(ada.page.locator('.page-outline')).toBeVisible();
  await shootAllLooks(ada.page, 'opening');
});

test('zoomed to 200 %', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const ada = await people.join(session.links.owner.url, 'Ada', {
    colorScheme: 'dark',
    colour: 0,
    viewport: { width: 640, height: 400 },
    deviceScaleFactor: 2,
  });
  const { page } = ada;
  if (!(await ada.treeItem('src').isVisible())) await page.getByRole('button', { name: /^Explorer/ }).click();
  await ada.treeItem('src').click();
  await ada.treeItem('main.ts').dblclick();
  await expect(page.locator('.view-lines').first()).toBeVisible({ timeout: 20_000 });
  await shoot(page, 'zoomed');
  await ada.openShareDialog();
  await expect(page.getByRole('list', { name: 'Links' }).getByRole('listitem').first()).toBeVisible();
  await shoot(page, 'zoomed-share');
});
