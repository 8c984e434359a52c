import { SessionApi } from '@coedit/client';
import { CloseCode } from '@coedit/protocol';
import { Line } from '../fixtures/line.ts';
import { expect, test } from '../fixtures/test.ts';
import { goThrough, type Row } from '../keyboard/page-rows.ts';
import type { SessionPage } from '../pages/session-page.ts';

test.describe.configure({ mode: 'parallel' });

const FILES = [{ path: 'a.txt', text: 'base\n' }];
const START = 'page: To the start page';
const AGAIN = 'page: Try again';

const startPage = ({ page }: SessionPage) =>
  expect(page.getByRole('button', { name: 'New session' })).toBeVisible();

test('by keyboard alone: a link with a password', async ({ instance, people }) => {
  const session = await instance.createSession(FILES);
  const api = new SessionApi(instance.url, session.links.owner.token);
  const link = await api.createLink(session.id, { role: 'editor', password: 'secret' });
  const ada = await people.open(link.url, 'Ada');
  const { page } = ada;
  const field = page.getByLabel('Password');
  const ask = async () => {
    await page.goto('about:blank');
    await page.goto(link.url);
    // Who comes here has one thing to do.
    await expect(field).toBeFocused();
  };
  const typed = async () => {
    await ask();
    await page.keyboard.type('wrong');
  };
  const wrong = () => expect(page.getByText('That is not the password of this link')).toBeVisible();
  await goThrough(ada, typed, [
    { control: 'page: Password', seen: wrong },
    { control: 'page: Open the session', seen: wrong },
    { control: START, seen: () => startPage(ada) },
  ]);
  await ask();
  await page.keyboard.type('secret');
  await page.keyboard.press('Enter');
  await ada.connected();
  await expect(page.getByRole('tab', { name: 'a.txt' })).toBeVisible();
});

const REFUSALS = [
  [CloseCode.BadToken, '', 'This link does not open the session'],
  [CloseCode.Revoked, '', 'This link was withdrawn'],
  [CloseCode.Revoked, 'person-removed', 'You were removed from this session'],
  [CloseCode.NoSuchSession, '', 'There is no such session'],
  [CloseCode.LinkExpired, '', 'This link has expired'],
  [CloseCode.OtherVersion, 'server-newer', 'This page is older than the server'],
  [CloseCode.OtherVersion, 'server-older', 'This page is newer than the server'],
] as const;

for (const [code, reason, heading] of REFUSALS) {
  test(`by keyboard alone: ${heading}`, async ({ instance, people }) => {
    const session = await instance.createSession(FILES);
    const ada = await people.open('about:blank', 'Ada');
    await ada.page.routeWebSocket(/\/ws\//, (socket) => socket.close({ code, reason }));
    const refusal = ada.page.getByRole('heading', { name: heading });
    await goThrough(ada, () => refused(ada, session.links.editor.url, heading), [
      { control: START, seen: () => startPage(ada) },
      {
        control: AGAIN,
        use: async (hands) => {
          const again = ada.page.waitForEvent('load');
          await hands.press('Enter');
          await again;
        },
        seen: () => expect(refusal).toBeVisible(),
      },
    ]);
  });
}

test('by keyboard alone: an address that is no session link', async ({ instance, people }) => {
  const session = await instance.createSession(FILES);
  const ada = await people.open('about:blank', 'Ada');
  const heading = 'This is not a complete session link';
  const url = session.links.editor.url.replace(/#.*/, '');
  await goThrough(ada, () => refused(ada, url, heading), [
    { control: START, seen: () => startPage(ada) },
    { control: AGAIN, seen: () => expect(ada.page.getByRole('heading', { name: heading })).toBeVisible() },
  ]);
});

async function refused({ page }: SessionPage, url: string, heading: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url);
  await expect(page.getByRole('heading', { name: heading })).toBeVisible();
}

test('by keyboard alone: refused with edits that had not been sent', async ({ instance, people }) => {
  const session = await instance.createSession(FILES);
  const ben = await people.join(session.links.editor.url, 'Ben');
  const line = await Line.of(ben);
  await ben.connected();
  await ben.openFile('a.txt');
  await ben.focusEditor();
  await line.cut();
  await ben.type('unsent');
  await expect(ben.status.getByText('Offline: 6 edits kept in this browser')).toBeVisible();
  await new SessionApi(instance.url, session.links.owner.token).deleteLink(
    session.id,
    session.links.editor.id,
  );
  line.mend();
  const there = () =>
    expect(ben.page.getByRole('heading', { name: 'This link was withdrawn' })).toBeVisible({
      timeout: 20_000,
    });
  await there();
  const rows: readonly Row[] = [
    {
      control: 'page: Download my version as zip',
      use: async (hands) => {
        const download = ben.page.waitForEvent('download');
        await hands.press('Enter');
        expect((await download).suggestedFilename()).toBe('my-version.zip');
      },
      seen: there,
    },
    { control: AGAIN, seen: there },
    { control: START, seen: () => startPage(ben) },
  ];
  await goThrough(ben, there, rows);
});

test.describe('with few places', () => {
  test.use({ environment: { LIMIT_PARTICIPANTS: '1' } });

  test('by keyboard alone: a session that is full', async ({ instance, people }) => {
    const session = await instance.createSession(FILES);
    const ada = await people.join(session.links.owner.url, 'Ada');
    const ben = await people.open(session.links.editor.url, 'Ben');
    const page = ben.page.getByRole('status', { name: 'The session cannot take you in right now' });
    const there = async () => {
      await ben.page.goto(session.links.editor.url);
      await expect(page).toContainText('It is full');
    };
    await goThrough(ben, there, [
      { control: START, seen: () => startPage(ben) },
      {
        control: 'page: Try now',
        use: async (hands) => {
          await ada.page.close();
          await hands.press('Enter');
        },
        seen: () => ben.connected(),
      },
    ]);
  });
});
