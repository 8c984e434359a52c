import { encodeSyncMessage, SUBPROTOCOL, SyncKind, TOKEN_SUBPROTOCOL_PREFIX } from '@coedit/protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { expect, test } from '../fixtures/test.ts';

const TEXT = 'read me\n';
const REFUSED = 'You can read this session but not edit it.';

test('a viewer sees every change, and nothing that would make one', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: TEXT }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const vic = await people.join(session.links.viewer.url, 'Vic');
  const { page } = vic;
  await vic.openFile('notes.txt');
  await vic.focusEditor();
  await vic.type('mine');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Your role in this session only allows reading.').first()).toBeVisible();
  await expect(vic.status.getByText('Viewer', { exact: true })).toBeVisible();
  await expect(page.getByRole('banner').getByText('Read-only')).toBeVisible();

  await ada.openFile('notes.txt');
  await ada.caretTo(1, 1);
  await ada.type('Do ');
  await vic.expectText('notes.txt', `Do ${TEXT}`);
  await expect.poll(() => vic.editorText()).toBe(`Do ${TEXT}`);

  await test.step('no way to change files', async () => {
    await expect(page.getByRole('button', { name: 'New file…' })).toHaveCount(0);
    await vic.treeItem('notes.txt').click({ button: 'right' });
    await expect(page.getByRole('menuitem')).toHaveText([/^Open/, 'Copy path', 'Download']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+Shift+F');
    await expect(page.getByRole('textbox', { name: 'Search in all files' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Show or hide replacing' })).toHaveCount(0);
  });
  await test.step('no command that changes anything', async () => {
    await vic.openPalette();
    for (const title of ['New file', 'Rename', 'Delete this file', 'Upload', 'Duplicate']) {
      await page.getByRole('combobox').fill(`>${title}`);
      await expect(page.getByRole('option', { name: title })).toHaveCount(0);
    }
    await page.keyboard.press('Escape');
  });
  await test.step('the keys of such commands do nothing', async () => {
    await page.getByRole('button', { name: /^Explorer/ }).click();
    await vic.treeItem('notes.txt').click();
    await page.keyboard.press('F2');
    await page.keyboard.press('Delete');
    await page.keyboard.press('ControlOrMeta+Alt+N');
    await expect(page.getByRole('tree').getByRole('textbox')).toHaveCount(0);
    await expect(vic.treeItem('notes.txt')).toBeVisible();
  });
});

test("a viewer's update made by hand in the page is refused, and said so", async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: TEXT }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const vic = await people.join(session.links.viewer.url, 'Vic');
  await vic.page.evaluate(() => {
    const { workspace } = window.coedit.client;
    const file = workspace.find('notes.txt');
    if (file !== undefined) workspace.text(file.id).insert(0, 'forged ');
  });
  await expect(vic.toast(REFUSED)).toBeVisible();
  await ada.openFile('notes.txt');
  await ada.caretTo(1, 1);
  await ada.type('I ');
  await ada.saved();
  await ada.expectText('notes.txt', `I ${TEXT}`);
  expect(await instance.readFile(session, 'notes.txt')).toBe(`I ${TEXT}`);
});

test("a viewer's update made by hand on the wire is refused, and said so", async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: TEXT }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const doc = new Y.Doc();
  const id = await ada.page.evaluate(() => window.coedit.client.workspace.find('notes.txt')?.id ?? '');
  doc.getText(id).insert(0, 'forged ');

  const socket = new WebSocket(`${instance.webSocketUrl}/${session.id}`, [
    SUBPROTOCOL,
    TOKEN_SUBPROTOCOL_PREFIX + session.links.viewer.token,
  ]);
  const messages: Buffer[] = [];
  socket.on('message', (data: Buffer) => messages.push(data));
  socket.on('open', () => socket.send(encodeSyncMessage(SyncKind.Update, Y.encodeStateAsUpdate(doc))));
  const noticed = () => messages.some((message) => message[0] === 23 && message.includes('read-only'));
  const denied = () => messages.some((message) => message[0] === 2);
  await expect.poll(() => noticed() && denied()).toBe(true);
  socket.close();

  await ada.openFile('notes.txt');
  await ada.caretTo(1, 1);
  await ada.type('I ');
  await ada.saved();
  await ada.expectText('notes.txt', `I ${TEXT}`);
  expect(await instance.readFile(session, 'notes.txt')).toBe(`I ${TEXT}`);
});
