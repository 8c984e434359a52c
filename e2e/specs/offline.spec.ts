import { cp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instance } from '@coedit/instance';
import type { CreatedSession } from '@coedit/protocol';
import { checkAccessible } from '../fixtures/axe.ts';
import { Line } from '../fixtures/line.ts';
import { giveOtherLineage } from '../fixtures/other-lineage.ts';
import { expect, type People, test } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

test.use({ ownServer: true });

const BASE = 'base\n';

test('offline edits survive closing the tab, and merge with what others did', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: BASE }]);
  const url = session.links.owner.url;
  const ada = await people.join(url, 'Ada');
  await ada.openFile('notes.txt');
  await instance.kill();
  await ada.caretTo(1, 5);
  await ada.type(' by Ada, offline');
  await expect(ada.status.getByText('Offline: 16 edits kept in this browser')).toBeVisible();
  // Another tab of this browser keeps the context alive.
  const keeper = await ada.page.context().newPage();
  await ada.page.close();

  await instance.start();
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ben.openFile('notes.txt');
  await ben.caretTo(2, 1);
  await ben.type('by Ben, online\n');
  await ben.saved();

  const again = await ada.again(url);
  await keeper.close();
  await again.saved();
  const merged = 'base by Ada, offline\nby Ben, online\n';
  await again.expectText('notes.txt', merged);
  await ben.expectText('notes.txt', merged);
  expect(await instance.readFile(session, 'notes.txt')).toBe(merged);
});

test('opened while the server is down: the files are there, and what is typed waits', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: BASE }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  await ada.openFile('notes.txt');
  await ada.caretTo(1, 5);
  await ada.type(' saved');
  await ada.saved();
  // The page itself still comes from the server; only the line of the session is dead.
  const line = await Line.of(ada);
  await line.cut();
  await ada.page.reload();
  await ada.openFile('notes.txt');
  await expect.poll(() => ada.editorText()).toBe('base saved\n');
  await ada.caretTo(1, 11);
  await ada.type('!');
  await expect(ada.status.getByText('Offline: 1 edit kept in this browser')).toBeVisible();
});

test.describe("the server's document is another one", () => {
  for (const choice of ['copies', 'server'] as const) {
    test(`nothing is merged; ${choice === 'copies' ? 'mine is added as copies' : "the server's is kept"}`, async ({
      instance,
      people,
    }) => {
      const { session, ada } = await restoredFromBackup(instance, people);
      const { page } = ada;
      await expect(
        page.getByRole('heading', { name: 'The session on the server is not the one this browser knows' }),
      ).toBeVisible();
      const files = page.getByRole('navigation', { name: 'Files that differ' });
      await expect(files.getByRole('button')).toHaveText([
        /notes\.txt.*changed/,
        /only\.txt.*only in my version/,
      ]);
      const compared = page.getByRole('region', { name: 'notes.txt' });
      await expect(compared.getByRole('cell', { name: 'base and later', exact: true })).toBeVisible();
      await expect(compared.getByRole('cell', { name: 'base', exact: true })).toBeVisible();
      expect(await instance.readFile(session, 'notes.txt')).toBe(BASE);

      await test.step('download', async () => {
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Download my version as zip' }).click();
        expect((await download).suggestedFilename()).toBe('my-version.zip');
      });
      if (choice === 'copies') {
        await checkAccessible(page, 'two versions');
        await page.getByRole('button', { name: 'Add my version as copies' }).click();
        await ada.expectText('notes.txt', BASE);
        await ada.expectText('notes (mine).txt', 'base and later\n');
        await ada.expectText('only (mine).txt', 'mine alone');
        await ada.saved();
        expect(await instance.readFile(session, 'notes (mine).txt')).toBe('base and later\n');
      } else {
        await page.getByRole('button', { name: 'Keep the server’s version' }).click();
        await ada.saved();
        await ada.expectText('notes.txt', BASE);
        await expect(ada.treeItem('only.txt')).toHaveCount(0);
      }
      await test.step('goes on with the document that was chosen', async () => {
        await ada.openFile('notes.txt');
        await ada.caretTo(1, 5);
        await ada.type(' anew');
        await ada.saved();
        await page.reload();
        await ada.saved();
        await ada.expectText('notes.txt', 'base anew\n');
        expect(await instance.readFile(session, 'notes.txt')).toBe('base anew\n');
      });
    });
  }
});

/** An older copy of the data is put back, as another history: what a restore from a backup is. */
async function restoredFromBackup(
  instance: Instance,
  people: People,
): Promise<{ session: CreatedSession; ada: SessionPage }> {
  const session = await instance.createSession([{ path: 'notes.txt', text: BASE }]);
  await instance.stop();
  const backup = join(tmpdir(), `coedit-backup-${session.id}`);
  await cp(instance.dataDir, backup, { recursive: true });
  await instance.start();

  const ada = await people.join(session.links.owner.url, 'Ada');
  await ada.openFile('notes.txt');
  await ada.caretTo(1, 5);
  await ada.type(' and later');
  await ada.page.evaluate(() => window.coedit.client.workspace.create('only.txt', 'mine alone'));
  await ada.saved();

  await instance.stop();
  await rm(instance.dataDir, { recursive: true });
  await cp(backup, instance.dataDir, { recursive: true });
  await rm(backup, { recursive: true });
  await giveOtherLineage(instance.dataDir);
  await instance.start();
  return { session, ada };
}
