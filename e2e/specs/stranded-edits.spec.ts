import { Line } from '../fixtures/line.ts';
import { expect, test } from '../fixtures/test.ts';

const PATH = 'notes.txt';
const TEXT = 'read me\n';
const CHOOSE = 'What to do with edits that cannot be saved…';

test('edits that the server will never take are said so, can be taken along, and dropped', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: PATH, text: TEXT }]);
  const vic = await people.join(session.links.viewer.url, 'Vic');
  await vic.openFile(PATH);
  await vic.page.evaluate((path) => {
    const { workspace } = window.coedit.client;
    const file = workspace.find(path);
    for (const word of ['one ', 'two ']) if (file !== undefined) workspace.text(file.id).insert(0, word);
  }, PATH);
  await expect(vic.status.getByText('2 edits cannot be saved: read-only')).toBeVisible();

  const opener = vic.status.getByRole('button', { name: CHOOSE });
  const dialog = vic.page.getByRole('dialog', { name: '2 edits cannot be saved' });
  await opener.click();
  await expect(dialog).toContainText('You are here as viewer');
  await vic.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();

  await test.step('they are still there after a reload, and still said', async () => {
    vic.page.once('dialog', (asked) => void asked.accept());
    await vic.page.reload();
    await expect(vic.status.getByText(/edits? cannot be saved: read-only/)).toBeVisible({ timeout: 20_000 });
    await vic.expectText(PATH, `two one ${TEXT}`);
  });
  await opener.click();
  const choice = vic.page.getByRole('dialog');
  const download = vic.page.waitForEvent('download');
  await choice.getByRole('button', { name: 'Download my version as zip' }).click();
  expect((await download).suggestedFilename()).toBe('my-version.zip');

  await choice.getByRole('button', { name: 'Drop my edits' }).click();
  await vic.expectText(PATH, TEXT);
  await expect(vic.status.getByText('Connected')).toBeVisible({ timeout: 20_000 });
  await expect(opener).toHaveCount(0);
  await vic.page.reload();
  await vic.connected();
  await vic.expectText(PATH, TEXT);
  expect(await instance.readFile(session, PATH)).toBe(TEXT);
});

test('a viewer back without a connection cannot type into the copy in the browser', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: PATH, text: TEXT }]);
  const vic = await people.join(session.links.viewer.url, 'Vic');
  await vic.openFile(PATH);
  const line = await Line.of(vic);
  await line.cut();
  await vic.page.reload();
  await expect(vic.page.getByRole('banner').getByText('Read-only')).toBeVisible();
  await vic.openFile(PATH);
  await vic.focusEditor();
  await vic.type('mine');
  await expect(vic.page.getByText('Your role in this session only allows reading.').first()).toBeVisible();
  expect(await vic.text(PATH)).toBe(TEXT);
  line.mend();
  await vic.connected();
});
