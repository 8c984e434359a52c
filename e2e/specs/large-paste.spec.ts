import { Instance } from '@coedit/instance';
import { expect, test } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

const MEGABYTE = 1024 * 1024;

/** Lines as a log has them, ASCII, so that characters are bytes. */
function longText(length: number): string {
  let text = '';
  for (let line = 1; text.length < length; line++)
    text += `${line}: the quick brown fox jumps over the lazy dog\n`;
  return text.slice(0, length);
}

async function paste(person: SessionPage, text: string): Promise<void> {
  await person.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await person.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await person.page.keyboard.press('ControlOrMeta+v');
}

test('a paste of 1 MB arrives at the other and is saved', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'big.txt', text: 'before\nafter\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('big.txt');
  await ben.openFile('big.txt');
  await ada.caretTo(2, 1);
  const pasted = longText(MEGABYTE);
  await paste(ada, pasted);
  const text = `before\n${pasted}after\n`;
  await expect.poll(() => length(ben), { timeout: 20_000 }).toBe(text.length);
  expect((await ben.text('big.txt')) === text).toBe(true);
  await expect.poll(async () => (await ben.editorText()) === text).toBe(true);
  await ada.saved();
  expect((await instance.readFile(session, 'big.txt')) === text).toBe(true);
  await ada.page.keyboard.press('ControlOrMeta+z');
  await ben.expectText('big.txt', 'before\nafter\n');
});

test('a paste over the limit is refused with a sentence, without a disconnect, and redo brings it back', async ({
  people,
}) => {
  const instance = await Instance.start({ LIMIT_FILE_LENGTH: '1000' });
  try {
    const session = await instance.createSession([{ path: 'small.txt', text: `${'x'.repeat(500)}\nrest\n` }]);
    const ada = await people.join(session.links.owner.url, 'Ada');
    let reconnects = 0;
    ada.page.on('websocket', () => reconnects++);
    const ben = await people.join(session.links.editor.url, 'Ben');
    await ada.openFile('small.txt');
    await ben.openFile('small.txt');
    await ada.caretTo(2, 5);
    const before = await ada.text('small.txt');
    const pasted = longText(800);
    await paste(ada, pasted);
    await expect(ada.toast(/That does not fit: a file may have 1,000 characters/)).toBeVisible();
    expect(await ada.editorText()).toBe(before);
    // Typing goes on, at the same place.
    await ada.type('!');
    await ben.expectText('small.txt', before.replace('rest', 'rest!'));
    expect(await ada.position()).toEqual({ line: 2, column: 6 });

    // Ben makes room, and Ada's redo puts in what did not fit.
    await ben.caretTo(1, 1);
    await ben.page.keyboard.press('Shift+End');
    await ben.page.keyboard.press('Delete');
    await ada.expectText('small.txt', '\nrest!\n');
    await ada.page.keyboard.press('ControlOrMeta+y');
    const text = `\nrest${pasted}!\n`;
    await ada.expectText('small.txt', text);
    await ben.expectText('small.txt', text);
    await ada.saved();
    expect(await instance.readFile(session, 'small.txt')).toBe(text);
    expect(reconnects).toBe(0);
  } finally {
    await instance.dispose();
  }
});

function length(person: SessionPage): Promise<number> {
  return person.page.evaluate(() => window.coedit.editors.text()?.length ?? 0);
}
