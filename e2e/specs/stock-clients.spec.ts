import { Instance } from '@coedit/instance';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { serveCodeMirrorPage } from '../fixtures/codemirror-page.ts';
import { expect, test } from '../fixtures/test.ts';

interface StockState {
  readonly user?: { readonly name: string; readonly color: string };
  readonly cursor?: { readonly anchor: unknown; readonly head: unknown } | null;
}

test('a stock y-websocket provider edits, is seen with name and cursor, and sees those of the page', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'one\ntwo\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  await ada.openFile('notes.txt');
  await ada.caretTo(1, 4);

  const doc = new Y.Doc();
  const provider = new WebsocketProvider(instance.webSocketUrl, session.id, doc, {
    params: { token: session.links.editor.token },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const complaints: unknown[][] = [];
  const { error } = console;
  console.error = (...words) => complaints.push(words);
  try {
    const { awareness } = provider;
    awareness.setLocalStateField('user', { name: 'Robot', color: '#ff0000', colorLight: '#ff000033' });
    await expect.poll(() => provider.synced).toBe(true);
    const id = [...doc.getMap('files').keys()][0] ?? '';
    const text = doc.getText(id);
    expect(text.toString()).toBe('one\ntwo\n');
    await expect(ada.person('Robot')).toBeVisible();

    await test.step('both edit', async () => {
      text.insert(7, ' by Robot');
      await ada.expectText('notes.txt', 'one\ntwo by Robot\n');
      await ada.type(' by Ada');
      await expect.poll(() => text.toString()).toBe('one by Ada\ntwo by Robot\n');
    });
    await test.step('its cursor is in the page', async () => {
      const at = Y.createRelativePositionFromTypeIndex(text, text.toString().indexOf(' by Robot'));
      awareness.setLocalStateField('cursor', { anchor: at, head: at });
      await expect(ada.caretLabel('Robot')).toBeVisible();
      await expect(ada.treeItem('notes.txt')).toHaveAccessibleName(/Here now: Robot/);
      await ada.person('Robot').click();
      await expect(ada.page.getByRole('menu')).toContainText('notes.txt:2');
      await ada.page.keyboard.press('Escape');
    });
    await test.step("it sees the page's", async () => {
      const stateOfAda = () =>
        [...awareness.getStates().values()].find(({ user }: StockState) => user?.name === 'Ada') as
          | StockState
          | undefined;
      const index = () => {
        const head = stateOfAda()?.cursor?.head;
        if (head === undefined) return null;
        const position = Y.createRelativePositionFromJSON(head);
        return Y.createAbsolutePositionFromRelativePosition(position, doc)?.index ?? null;
      };
      await expect.poll(() => stateOfAda()?.user?.color).toMatch(/^#/);
      await expect.poll(index).toBe('one by Ada'.length);
      await ada.focusEditor();
      await ada.page.keyboard.press('ControlOrMeta+End');
      await expect.poll(index).toBe(text.length);
    });
    await test.step('each is gone for the other when it leaves', async () => {
      provider.destroy();
      await expect(ada.person('Robot')).toHaveCount(0);
      await expect(ada.caretLabel('Robot')).toHaveCount(0);
    });
    expect(complaints).toEqual([]);
  } finally {
    console.error = error;
    provider.destroy();
  }
});

test('CodeMirror with y-codemirror.next on a page of another origin joins the same session', async ({
  people,
  browser,
}) => {
  await using page = await serveCodeMirrorPage();
  const instance = await Instance.start({ ALLOWED_ORIGINS: page.origin });
  const context = await browser.newContext();
  try {
    const session = await instance.createSession([{ path: 'notes.txt', text: 'one\ntwo\n' }]);
    const ada = await people.join(session.links.owner.url, 'Ada');
    await ada.openFile('notes.txt');
    await ada.caretTo(1, 4);

    const other = await context.newPage();
    const address = new URL(page.origin);
    address.search = new URLSearchParams({
      server: instance.webSocketUrl,
      session: session.id,
      token: session.links.editor.token,
      file: 'notes.txt',
      name: 'Mira',
    }).toString();
    await other.goto(address.href);
    // Whose name is at their caret is in its line.
    await expect(other.locator('.cm-line')).toHaveText([/^one/, 'two', '']);
    await expect(ada.person('Mira')).toBeVisible();
    await other.locator('.cm-content').click();
    await other.keyboard.press('Control+End');
    await expect(ada.caretLabel('Mira')).toBeVisible();
    await Promise.all([other.keyboard.type('by Mira'), ada.type(' by Ada')]);
    const text = 'one by Ada\ntwo\nby Mira';
    await ada.expectText('notes.txt', text);
    await expect(other.locator('.cm-line')).toHaveText([/^one by Ada/, 'two', 'by Mira']);

    await ada.person('Mira').click();
    await expect(ada.page.getByRole('menu')).toContainText('notes.txt:3');
    await ada.page.keyboard.press('Escape');
    const caret = other.locator('.cm-ySelectionCaret');
    await expect(caret.filter({ hasText: 'Ada' })).toHaveCount(1);
    await expect(other.locator('.cm-line').first().locator('.cm-ySelectionCaret')).toHaveCount(1);
    await other.close();
    await expect(ada.person('Mira')).toHaveCount(0);
    await ada.saved();
    expect(await instance.readFile(session, 'notes.txt')).toBe(text);
  } finally {
    await context.close();
    await instance.dispose();
  }
});
