import type { Instance } from '@coedit/instance';
import { checkAccessible } from '../fixtures/axe.ts';
import { Line } from '../fixtures/line.ts';
import { nodePerson } from '../fixtures/node-person.ts';
import { checkReachable } from '../fixtures/reach.ts';
import { expect, type People, test } from '../fixtures/test.ts';
import { StartPage } from '../pages/start-page.ts';

const FILES = [
  { path: 'notes.txt', text: 'first\n' },
  { path: 'other.txt', text: 'first\n' },
];
const DIALOG = 'dialog[open]';
const TOASTS = '[data-sonner-toaster]';

function picked(name: string, ...bytes: number[]) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

test('axe finds nothing serious in what an import left out, nor where the page itself failed', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession(FILES);
  const ada = await people.open(instance.url, 'Ada');
  const { page } = ada;
  const start = new StartPage(page);
  await start.chooseFiles([picked('a.txt', 65), picked('con.txt', 65), picked('big.txt', 0xff)]);
  await expect(page.getByRole('dialog', { name: 'Some files cannot be in a session' })).toBeVisible();
  await checkAccessible(page, 'what was left out', DIALOG);
  await checkReachable(page, 'what was left out', DIALOG);
  // A proxy that lost a file, a server that has a newer page by now: what the page is made of does not come.
  await page.route(/\/assets\/(?:StartPage|SessionRoute)-.*\.js$/, (route) => route.abort());
  for (const [what, url] of [
    ['the start page', instance.url],
    ['a session', session.links.owner.url],
  ] as const) {
    await page.goto(url);
    // Monaco, which came, has alerts of its own, which are empty.
    await expect(page.getByRole('alert').filter({ hasText: 'Something in this page broke' })).toBeVisible();
    await expect(page.locator('.monaco-editor')).toHaveCount(0);
    await checkAccessible(page, `${what} failed`);
    await checkReachable(page, `${what} failed`);
  }
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Reload' }).click();
  await ada.connected();
});

test('axe finds nothing serious in hints, tooltips, messages, a name that is wrong and what cannot be shown', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession(FILES, 'Accessible');
  const guest = await people.join(session.links.owner.url, '');
  const { page } = guest;
  const { keyboard } = page;

  await test.step('the first minute', async () => {
    const prompt = page.getByRole('region', { name: 'Your name' });
    await expect(prompt).toBeVisible();
    await checkAccessible(page, 'a name to choose', '.corner-note');
    await prompt.getByRole('button', { name: 'Keep it' }).click();
    const hint = page.getByRole('region', { name: 'Hint' });
    await expect(hint).toContainText('You are alone here');
    await checkAccessible(page, 'a hint', '.corner-note');
    await checkReachable(page, 'a hint and an empty session');
    const ben = await people.join(session.links.editor.url, 'Ben');
    await expect(hint).toContainText('follow them');
    await checkAccessible(page, 'a hint for company', '.corner-note');
    await hint.getByRole('button', { name: 'No more hints' }).click();
    await ben.page.context().close();
  });
  await test.step('a tooltip, by the keyboard; the menu of the tab bar', async () => {
    await guest.openFile('notes.txt');
    await page.getByRole('button', { name: 'More', exact: true }).focus();
    await keyboard.press('Shift+Tab');
    await keyboard.press('Tab');
    await expect(page.locator('.tooltip')).toHaveText(/^More/);
    await checkAccessible(page, 'a tooltip', '.tooltip');
    await page.locator('.tab-bar').click({ button: 'right', position: { x: 500, y: 10 } });
    await expect(page.getByRole('menuitem', { name: 'Close all' })).toBeVisible();
    await checkAccessible(page, 'menu of the tab bar', '[role=menu]');
    await keyboard.press('Escape');
  });
  await test.step('a name that is taken', async () => {
    await page.getByRole('button', { name: 'New file…' }).first().click();
    await keyboard.type('other.txt');
    await expect(page.locator('.name-problem')).toContainText('There is a file or folder named');
    await checkAccessible(page, 'a name that is taken', '[role=tree]');
    await keyboard.press('Escape');
  });
  await test.step('messages of each kind, with and without something to do', async () => {
    const upload = (...files: ReturnType<typeof picked>[]) =>
      page.getByLabel('Files to upload').setInputFiles(files);
    await guest.treeItem('other.txt').click();
    await keyboard.press('Delete');
    await page.route(/\/api\/sessions\/[^/]+$/, (route) => route.abort());
    await guest.runByKeys('Rename session');
    await keyboard.type('Another name');
    await keyboard.press('Enter');
    await upload(picked('fine.txt', 65), picked('con.txt', 65));
    for (const kind of ['info', 'error', 'warning'])
      await expect(page.locator(`${TOASTS} [data-type=${kind}]`)).toBeVisible();
    await checkAccessible(page, 'what was done, what failed and what was left out', TOASTS);
    await page.unrouteAll();
    await upload(picked('finer.bin', 0, 1, 2));
    await expect(page.locator(`${TOASTS} [data-type=success]`)).toBeVisible();
    await checkAccessible(page, 'what went well', TOASTS);
  });
  await test.step('files that cannot be shown', async () => {
    await page.getByRole('region', { name: 'finer.bin' }).waitFor();
    await page.evaluate(() => {
      const { workspace } = window.coedit.client;
      const blob = { size: 70, type: 'image/png' };
      workspace.createBlobs([
        { path: 'gone.png', blob: { ...blob, hash: '0'.repeat(64) } },
        { path: 'late.png', blob: { ...blob, hash: '1'.repeat(64) } },
      ]);
    });
    await guest.treeItem('gone.png').click();
    await expect(page.locator('[data-content-gone]')).toBeVisible();
    await checkAccessible(page, 'a file whose content is gone', '.workbench');
    await checkReachable(page, 'a file whose content is gone');
    await page.route(/\/blobs\//, (route) => route.abort());
    await guest.treeItem('late.png').click();
    await expect(page.locator('.editor-failed')).toBeVisible();
    await checkAccessible(page, 'a file that could not be fetched', '.editor-failed');
  });
});

test('axe finds nothing serious in any view of a phone, in any theme, and all of it is reached by keyboard', async ({
  instance,
  people,
}) => {
  const { ada, check, leave } = await onPhone(instance, people);
  const { page } = ada;
  const views = page.locator('.activity-button');
  try {
    await expect(page.getByRole('button', { name: /weitere$/ })).toBeVisible();
    for (const index of [0, 1, 2, 3]) {
      const view = views.nth(index);
      await view.tap();
      await expect(page.locator('.workbench-overlay')).toBeVisible();
      await check((await view.getAttribute('aria-label')) ?? '', 'body');
      // What the keyboard left open over the buttons is in no finger's way.
      await view.tap();
      await expect(page.locator('.workbench-overlay')).toHaveCount(0);
    }
  } finally {
    leave();
  }
});

test('axe finds nothing serious in the editor, menus and dialogs of a phone, nor while it is offline', async ({
  instance,
  people,
}) => {
  const { ada, check, leave } = await onPhone(instance, people);
  const { page } = ada;
  const { keyboard } = page;
  const line = await Line.of(ada);
  const checkOpen = async (what: string, within: string) => {
    await page.locator(within).waitFor();
    await check(what, within);
    await keyboard.press('Escape');
    await expect(page.locator(within)).toHaveCount(0);
  };
  try {
    await expect(page.getByRole('button', { name: /weitere$/ })).toBeVisible();
    await page.locator('.activity-button').first().tap();
    await ada.treeItem('notes.txt').tap();
    await expect(page.locator('.monaco-editor .view-lines').first()).toBeVisible();
    for (const [name, within] of [
      [/weitere$/, '[role=menu]'],
      ['Mehr', '[role=menu]'],
      ['Teilen', DIALOG],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).focus();
      await keyboard.press('Enter');
      await checkOpen(String(name), within);
    }
    await ada.openPalette();
    await checkOpen('commands', DIALOG);
    await ada.runByKeys('Einstellungen öffnen');
    await checkOpen('settings', DIALOG);
    await line.cut();
    await expect(ada.status.getByText(/^Verbindet neu/)).toBeVisible();
    await check('a file, offline', 'body');
  } finally {
    leave();
  }
});

/** Ada on a phone that speaks German, with more people than it has room for. */
async function onPhone(instance: Instance, people: People) {
  const session = await instance.createSession(FILES, 'A session whose name is longer than a phone is wide');
  const ada = await people.open(session.links.owner.url, 'Ada', {
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    locale: 'de-DE',
  });
  const { page } = ada;
  const company = ['Ben', 'Cy', 'Dan'].map((name) => nodePerson(instance, session, name));
  const check = async (what: string, within: string) => {
    await checkAccessible(page, what, within);
    await checkReachable(page, what, within);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(tooWide, `${what}: wider than the phone`).toBeLessThanOrEqual(0);
  };
  const leave = () => {
    for (const person of company) person.destroy();
  };
  // Who comes for the first time is put into a file, which shuts what lies over it.
  await expect(page.locator('.monaco-editor .view-lines')).toBeVisible();
  return { ada, check, leave };
}
