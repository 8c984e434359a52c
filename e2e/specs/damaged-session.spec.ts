import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { checkAccessible } from '../fixtures/axe.ts';
import { damage } from '../fixtures/damage.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ ownServer: true });

const PATH = 'notes.txt';
/** Long enough to lie in pages of its own. */
const LATE = `late ${'-'.repeat(20_000)}`;
const TITLE = 'What the server stored of this session is damaged';

test('damaged data: people are told, have the last good state, and an owner goes on from it with nothing silently merged', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: PATH, text: 'base\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  await ada.page.evaluate((text) => window.coedit.client.workspace.create('late.txt', text), LATE);
  await ada.saved();
  await instance.stop();
  await damage(instance.dataDir, LATE);
  await instance.start();

  await ada.page.reload();
  const note = ada.page.getByRole('status', { name: TITLE });
  await expect(note).toBeVisible({ timeout: 20_000 });
  await expect(note).toContainText('Its last good state holds 1 of 2 edits');
  await checkAccessible(ada.page, 'what is left of damaged data', '.waiting-note');
  const download = ada.page.waitForEvent('download');
  await note.getByRole('button', { name: 'Download the last good state' }).click();
  expect((await download).suggestedFilename()).toBe('last-good-state.zip');

  await note.getByRole('button', { name: 'Go on from the last good state' }).click();
  // Ada's browser still holds what the disk lost: she decides.
  await expect(
    ada.page.getByRole('heading', { name: 'The session on the server is not the one this browser knows' }),
  ).toBeVisible({ timeout: 20_000 });
  expect(await instance.readFile(session, PATH)).toBe('base\n');
  await ada.page.getByRole('button', { name: 'Add my version as copies' }).click();
  await ada.expectText('late (mine).txt', LATE);
  await ada.saved();
  expect(await instance.readFile(session, 'late (mine).txt')).toBe(LATE);
});

test('a page that is inside when the data turn out damaged is told, shows what it has, and can go on with it elsewhere', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: PATH, text: 'base\n' }], 'Ours');
  const ada = await people.join(session.links.editor.url, 'Ada');
  await ada.page.evaluate((text) => window.coedit.client.workspace.create('late.txt', text), LATE);
  await ada.saved();
  await instance.stop();
  const note = ada.page.getByRole('status', { name: TITLE });
  await expect
    .poll(() => ada.page.evaluate(() => window.coedit.client.connection.get().kind))
    .toBe('reconnecting');
  await expect(note).toBeHidden();
  await damage(instance.dataDir, LATE);
  await instance.start();

  await expect(note).toBeVisible({ timeout: 20_000 });
  await expect(note).toContainText('Its last good state holds 1 of 2 edits');
  // An editor does not decide for all.
  await expect(note.getByRole('button', { name: 'Go on from the last good state' })).toBeHidden();
  await ada.expectText('late.txt', LATE);
  const download = ada.page.waitForEvent('download');
  await note.getByRole('button', { name: 'Download what this page has' }).click();
  const zip = unzipSync(await readFile(await (await download).path()));
  expect(Object.fromEntries(Object.entries(zip).map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual({
    [PATH]: 'base\n',
    'late.txt': LATE,
  });

  await note.getByRole('button', { name: 'Open a new session with it' }).click();
  await expect(ada.page).not.toHaveURL(new RegExp(session.id));
  await ada.saved();
  await ada.expectText('late.txt', LATE);
  await ada.expectText(PATH, 'base\n');
});
