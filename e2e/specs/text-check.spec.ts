import type { Page } from '@playwright/test';
import { checkAccessible } from '../fixtures/axe.ts';
import { nodePerson } from '../fixtures/node-person.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ ownServer: true });

const PATH = 'notes.txt';
const TITLE = 'Loaded anew from the server';

test('a page whose text came to differ from the server’s finds it out, heals, and offers what it had', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: PATH, text: 'base\n' }]);
  const ada = await people.join(session.links.editor.url, 'Ada');
  await changeOnTheWay(ada.page, 'hello', 'jello');
  await ada.page.reload();
  await ada.connected();
  await ada.openFile(PATH);
  const program = nodePerson(instance, session, 'Ben');
  try {
    await expect.poll(() => program.workspace.find(PATH)).toBeDefined();
    const file = program.workspace.find(PATH)!;
    program.workspace.text(file.id).insert(0, 'hello\n');
    await ada.expectText(PATH, 'jello\nbase\n');
    await ada.focusEditor();
    await ada.page.keyboard.press('ControlOrMeta+End');
    await ada.type('typed by Ada');
    await ada.saved();

    const note = ada.page.getByRole('status', { name: TITLE });
    await expect(note).toBeVisible({ timeout: 20_000 });
    await ada.expectText(PATH, 'hello\nbase\ntyped by Ada');
    await expect.poll(() => ada.editorText()).toBe('hello\nbase\ntyped by Ada');
    expect(await instance.figure('coedit_text_mismatches_total')).toBe(1);

    await note.getByRole('button', { name: 'Show what differs' }).click();
    const dialog = ada.page.getByRole('dialog');
    const compared = dialog.getByRole('region', { name: PATH });
    await expect(compared.getByRole('cell', { name: 'hello', exact: true })).toBeVisible();
    await checkAccessible(ada.page, 'what was set aside', 'dialog[open]');
    await expect(compared.getByRole('cell', { name: 'jello', exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Add my version as copies' }).click();
    await ada.expectText('notes (mine).txt', 'jello\nbase\ntyped by Ada');
    await ada.saved();
    expect(await instance.readFile(session, PATH)).toBe('hello\nbase\ntyped by Ada');

    await test.step('it stays healed: the copy in the browser too', async () => {
      await ada.page.reload();
      await ada.connected();
      await ada.expectText(PATH, 'hello\nbase\ntyped by Ada');
      await expect.poll(() => ada.page.evaluate(() => window.coedit.client.verified.get())).toBe(true);
      expect(await instance.figure('coedit_text_mismatches_total')).toBe(1);
    });
  } finally {
    program.destroy();
  }
});

/** Once: what a broken line, or a fault in a program, makes of an update. */
async function changeOnTheWay(page: Page, from: string, to: string): Promise<void> {
  let done = false;
  await page.routeWebSocket(/\/ws\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const at = done || typeof message === 'string' ? -1 : message.indexOf(from);
      if (at >= 0 && typeof message !== 'string') {
        done = true;
        message.write(to, at);
      }
      socket.send(message);
    });
  });
}
