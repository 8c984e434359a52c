import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { damage } from '../fixtures/damage.ts';
import { expect, test } from '../fixtures/test.ts';
import type { Hands } from '../keyboard/hands.ts';
import { goThrough } from '../keyboard/page-rows.ts';
import type { SessionPage } from '../pages/session-page.ts';

test.use({ ownServer: true });

/** Long enough to lie in pages of its own. */
const LATE = `late ${'-'.repeat(20_000)}`;
const DOWNLOAD_MINE = 'page: Download my version as zip';
const ADD = 'page: Add my version as copies';
const KEEP = 'page: Keep the server’s version';
const FILE = 'page: FILE';

const getsFile =
  ({ page }: SessionPage, name: string) =>
  async (hands: Hands) => {
    const download = page.waitForEvent('download');
    await hands.press('Enter');
    expect((await download).suggestedFilename()).toBe(name);
  };
const isOtherSession = ({ page }: SessionPage) =>
  expect(
    page.getByRole('heading', { name: 'The session on the server is not the one this browser knows' }),
  ).toBeVisible({ timeout: 20_000 });

test('by keyboard alone: a session that was restored from a backup', async ({ instance, people }) => {
  const session = await instance.createSession([
    { path: 'a.txt', text: 'a\n' },
    { path: 'b.txt', text: 'b\n' },
  ]);
  const backup = join(tmpdir(), `coedit-backup-${session.id}.sqlite`);
  await instance.operate('backup', backup);
  const ada = await people.join(session.links.owner.url, 'Ada');
  await ada.page.evaluate(() => {
    const { workspace } = window.coedit.client;
    for (const path of ['a.txt', 'b.txt']) {
      const file = workspace.find(path);
      if (file !== undefined) workspace.text(file.id).insert(0, 'mine ');
    }
  });
  await ada.saved();
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ben.expectText('b.txt', 'mine b\n');
  await instance.operate('restore', backup);
  await rm(backup);

  const { page } = ada;
  const shown = (name: string) => page.getByRole('button', { name });
  await goThrough(
    ada,
    () => isOtherSession(ada),
    [
      { control: DOWNLOAD_MINE, use: getsFile(ada, 'my-version.zip'), seen: () => isOtherSession(ada) },
      {
        control: FILE,
        use: async (hands) => {
          await expect(shown('a.txt')).toHaveAttribute('aria-current', 'true');
          await hands.press('Tab');
          await hands.press('Enter');
        },
        seen: async () => {
          await expect(shown('b.txt')).toHaveAttribute('aria-current', 'true');
          await expect(page.getByRole('region', { name: 'b.txt' })).toBeVisible();
          // What is compared may be long: the keyboard scrolls it.
          await page.keyboard.press('Tab');
          await expect(page.getByRole('region', { name: 'b.txt' })).toBeFocused();
        },
      },
      { control: KEEP, seen: () => ada.saved() },
    ],
    [ADD],
  );
  await ada.expectText('a.txt', 'a\n');
  await goThrough(
    ben,
    () => isOtherSession(ben),
    [{ control: ADD, seen: () => ben.saved() }],
    [DOWNLOAD_MINE, FILE, KEEP],
  );
  await ben.expectText('a (mine).txt', 'mine a\n');
});

test('by keyboard alone: a session whose data are damaged', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'a.txt', text: 'base\n' }], 'Ours');
  const ada = await people.join(session.links.owner.url, 'Ada');
  await ada.page.evaluate((text) => window.coedit.client.workspace.create('late.txt', text), LATE);
  await ada.saved();
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ben.expectText('late.txt', LATE);
  await instance.stop();
  await damage(instance.dataDir, LATE);
  await instance.start();

  const isDamaged =
    ({ page }: SessionPage) =>
    () =>
      expect(
        page.getByRole('status', { name: 'What the server stored of this session is damaged' }),
      ).toBeVisible({ timeout: 20_000 });
  const state = (person: SessionPage) => ({
    control: 'note: Download the last good state',
    use: getsFile(person, 'last-good-state.zip'),
    seen: isDamaged(person),
  });
  const GO_ON = 'note: Go on from the last good state';
  await goThrough(ben, isDamaged(ben), [
    state(ben),
    {
      control: 'note: Download what this page has',
      use: getsFile(ben, 'what-this-page-has.zip'),
      seen: isDamaged(ben),
    },
    {
      control: 'note: Open a new session with it',
      seen: async () => {
        await expect(ben.page).not.toHaveURL(new RegExp(session.id));
        await ben.expectText('late.txt', LATE);
      },
    },
  ]);
  await goThrough(
    ada,
    isDamaged(ada),
    [state(ada), { control: GO_ON, seen: () => isOtherSession(ada) }],
    ['note: Download what this page has', 'note: Open a new session with it'],
  );
});
