import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Line } from '../fixtures/line.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ ownServer: true });

const PATH = 'notes.txt';
const HEADING = 'The session on the server is not the one this browser knows';

test('a backup restored over two people: nothing doubled, nothing silently replaced, both texts and a choice', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: PATH, text: 'base\n' }]);
  const backup = join(tmpdir(), `coedit-backup-${session.id}.sqlite`);
  await instance.operate('backup', backup);

  const ada = await people.join(session.links.owner.url, 'Ada');
  await ada.openFile(PATH);
  await ada.caretTo(1, 5);
  await ada.type(' and Ada');
  await ada.saved();
  const ben = await people.join(session.links.editor.url, 'Ben');
  const line = await Line.of(ben);
  await ben.connected();
  await ben.openFile(PATH);
  await line.cut();
  await ben.caretTo(1, 13);
  await ben.type(' and Ben');
  await expect(ben.status.getByText('Offline: 8 edits kept in this browser')).toBeVisible();

  const output = await instance.operate('restore', backup);
  await rm(backup);
  line.mend();

  for (const [person, mine] of [
    [ada, 'base and Ada'],
    [ben, 'base and Ada and Ben'],
  ] as const) {
    await expect(person.page.getByRole('heading', { name: HEADING })).toBeVisible({ timeout: 30_000 });
    const compared = person.page.getByRole('region', { name: PATH });
    await expect(compared.getByRole('cell', { name: 'base', exact: true })).toBeVisible();
    await expect(compared.getByRole('cell', { name: mine, exact: true })).toBeVisible();
  }
  expect(await instance.readFile(session, PATH)).toBe('base\n');

  await ben.page.getByRole('button', { name: 'Add my version as copies' }).click();
  await ben.saved();
  await ada.page.getByRole('button', { name: 'Keep the server’s version' }).click();
  await ada.saved();
  for (const person of [ada, ben]) {
    await person.expectText(PATH, 'base\n');
    await person.expectText('notes (mine).txt', 'base and Ada and Ben\n');
  }
  await ada.openFile(PATH);
  await ada.caretTo(1, 5);
  await ada.type(' anew');
  await ada.saved();
  await ben.expectText(PATH, 'base anew\n');
  expect(await instance.readFile(session, PATH)).toBe('base anew\n');

  await test.step('what was there before is kept, for the same links', async () => {
    const aside = /open \/s\/(\S+) with/u.exec(output)?.[1] ?? '';
    const url = new URL(session.links.owner.url);
    const before = await people.join(`${url.origin}/s/${aside}${url.hash}`, 'Ada');
    await before.expectText(PATH, 'base and Ada\n');
  });
});
