import { ApiFailure, SessionApi } from '@coedit/client';
import { CloseCode, SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '@coedit/protocol';
import { WebSocket } from 'ws';
import { checkAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ ownServer: true });

/** What the API answers where the request must fail: code and sentence. */
async function failureOf(request: Promise<unknown>): Promise<{ status: number; message: string }> {
  const reason: unknown = await request.then(
    () => new Error('it was not refused'),
    (refusal: unknown) => refusal,
  );
  if (!(reason instanceof ApiFailure)) throw reason;
  return { status: reason.statusCode, message: reason.message };
}

test('links that do not open a session: a sentence on the page, in the API, and a close code', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession();
  const owner = new SessionApi(instance.url, session.links.owner.token);
  const revoked = session.links.viewer;
  await owner.deleteLink(session.id, revoked.id);
  const soon = new Date(Date.now() + 1_500).toISOString();
  const expired = await owner.createLink(session.id, { role: 'editor', expiresAt: soon });
  await expect
    .poll(() => new SessionApi(instance.url, expired.token).getSession(session.id).catch(() => 'refused'))
    .toBe('refused');

  const wrong = 'A'.repeat(32);
  const cases = [
    {
      id: `${session.id}x`,
      token: session.links.owner.token,
      heading: 'There is no such session',
      status: 404,
      message: 'There is no such session: it was deleted, or the address is mistyped.',
      close: CloseCode.NoSuchSession,
    },
    {
      id: session.id,
      token: wrong,
      heading: 'This link does not open the session',
      status: 401,
      message: 'The access token does not fit this session',
      close: CloseCode.BadToken,
    },
    {
      id: session.id,
      token: '',
      heading: 'This is not a complete session link',
      status: 401,
      message: 'This address lacks its access token',
      close: CloseCode.BadToken,
    },
    {
      id: session.id,
      token: revoked.token,
      heading: 'This link was withdrawn',
      status: 403,
      message: 'This link was revoked.',
      close: CloseCode.Revoked,
    },
    {
      id: session.id,
      token: expired.token,
      heading: 'This link has expired',
      status: 403,
      message: 'This link has expired.',
      close: CloseCode.LinkExpired,
    },
  ];
  const visitor = await people.open(instance.url, 'Eve');
  for (const { id, token, heading, status, message, close } of cases) {
    await test.step(heading, async () => {
      await visitor.page.goto('about:blank');
      await visitor.page.goto(`${instance.url}/s/${id}#${token}`);
      await expect(visitor.page.getByRole('heading', { name: heading })).toBeVisible();
      const api = new SessionApi(instance.url, token === '' ? undefined : token);
      const failure = await failureOf(api.getSession(id as typeof session.id));
      expect(failure.status).toBe(status);
      expect(failure.message).toContain(message);
      expect(await closeCodeOf(`${instance.webSocketUrl}/${id}`, token)).toBe(close);
    });
  }
});

test('a link that expires while its holder is inside ends their visit', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'here' }]);
  const owner = new SessionApi(instance.url, session.links.owner.token);
  // As long as another takes to come in, thrice: time enough to be inside, and not longer.
  const begun = Date.now();
  await people.join(session.links.editor.url, 'Ada');
  const expiresAt = new Date(Date.now() + 3 * (Date.now() - begun)).toISOString();
  const link = await owner.createLink(session.id, { role: 'editor', expiresAt });
  const ben = await people.join(link.url, 'Ben');
  await expect(ben.treeItem('notes.txt')).toBeVisible();
  await expect(ben.page.getByRole('heading', { name: 'This link has expired' })).toBeVisible({
    timeout: Math.max(0, Date.parse(expiresAt) - Date.now()) + 3_000,
  });
});

test('paths that must not be: in the explorer while they are typed, and in the API', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'here' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const owner = new SessionApi(instance.url, session.links.owner.token);
  const bad = [
    ['../evil.txt', 'The path must not have "." or ".." as a part.'],
    ['/etc/passwd', 'The path must be relative: leave out the leading slash or drive letter.'],
    ['a\\b.txt', 'Use "/" between folders, not "\\".'],
    ['con.txt', 'That name is reserved by Windows or by programs'],
    ['x'.repeat(600), 'The path is too long: at most 512 characters.'],
  ] as const;
  const check = async (field: ReturnType<typeof ada.page.getByRole>) => {
    for (const [name, message] of bad) {
      await field.fill(name);
      await expect(ada.page.getByRole('tree').getByRole('alert')).toContainText(message);
      await field.press('Enter');
      await expect(field).toBeFocused();
    }
    await field.press('Escape');
  };
  await ada.page.getByRole('button', { name: 'New file…' }).click();
  await check(ada.page.getByRole('textbox', { name: 'Name of the new file' }));
  await ada.treeItem('notes.txt').click();
  await ada.page.keyboard.press('F2');
  await check(ada.page.getByRole('textbox', { name: 'Name', exact: true }));
  await expect(ada.page.getByRole('treeitem')).toHaveText(['notes.txt']);

  for (const [path, message] of bad) {
    const failure = await failureOf(owner.writeFile(session.id, path, 'x'));
    expect(failure.status).toBe(400);
    expect(failure.message).toContain(message);
    const created = new SessionApi(instance.url).createSession({ files: [{ path, text: '' }] });
    expect((await failureOf(created)).message).toContain(message);
  }
});

test.describe('limits', () => {
  test.use({
    environment: {
      LIMIT_FILE_LENGTH: '1000',
      LIMIT_FILES: '3',
      LIMIT_PARTICIPANTS: '1',
      LIMIT_NAME_LENGTH: '20',
    },
  });

  test('files over the limit are refused with a sentence, a name is cut', async ({ instance, people }) => {
    const session = await instance.createSession([{ path: 'notes.txt', text: 'short\n' }]);
    const ada = await people.join(session.links.owner.url, 'Ada');
    const { page } = ada;
    await test.step('uploaded', async () => {
      await page
        .getByLabel('Files to upload')
        .setInputFiles({ name: 'big.txt', mimeType: 'text/plain', buffer: Buffer.alloc(1001, 'a') });
      await expect(ada.toast('Too large: big.txt.')).toBeVisible();
      await expect(ada.treeItem('big.txt')).toHaveCount(0);
    });
    await test.step('by HTTP', async () => {
      const owner = new SessionApi(instance.url, session.links.owner.token);
      expect(await failureOf(owner.writeFile(session.id, 'notes.txt', 'c'.repeat(1001)))).toEqual({
        status: 413,
        message: '"notes.txt" is too large: at most 1000 characters are allowed in a file.',
      });
      for (const name of ['a.txt', 'b.txt']) await owner.writeFile(session.id, name, '');
      expect(await failureOf(owner.writeFile(session.id, 'c.txt', ''))).toEqual({
        status: 413,
        message: 'A session has at most 3 files.',
      });
      await page.getByRole('button', { name: 'New file…' }).click();
      await page.getByRole('textbox', { name: 'Name of the new file' }).fill('c.txt');
      await page.keyboard.press('Enter');
      await expect(ada.toast('A session holds at most 3 files.')).toBeVisible();
    });
    await test.step("a person's name is cut, a session's too", async () => {
      await page.getByTitle('You are Ada.').click();
      const dialog = page.getByRole('dialog', { name: 'Change my name or colour' });
      await dialog.getByRole('textbox', { name: 'Your name' }).fill('N'.repeat(70));
      await dialog.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByTitle(`You are ${'N'.repeat(20)}. Change name or colour`)).toBeVisible();
    });
  });

  test('a full session says so, waits, and lets in when there is room', async ({ instance, people }) => {
    const session = await instance.createSession([{ path: 'notes.txt', text: 'here' }]);
    const ada = await people.join(session.links.owner.url, 'Ada');
    const ben = await people.open(session.links.editor.url, 'Ben');
    const note = ben.page.getByRole('status', { name: 'The session cannot take you in right now' });
    await expect(note).toContainText('It is full');
    await checkAccessible(ben.page, 'waiting to be let in', '.waiting-page');
    const share = await ben.openShareDialog();
    await expect(share).toContainText('The server has not let you in yet');
    await ada.page.close();
    await ben.reconnect();
    await ben.saved();
    await expect(note).toHaveCount(0);
    await expect(share.getByRole('button', { name: 'Copy the editor link' })).toBeVisible();
    await ben.page.keyboard.press('Escape');
    await expect(ben.treeItem('notes.txt')).toBeVisible();
  });
});

function closeCodeOf(url: string, token: string): Promise<number> {
  const offered = token === '' ? [SUBPROTOCOL] : [SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX + token];
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, offered);
    socket.on('close', (code) => resolve(code));
    socket.on('error', reject);
  });
}
