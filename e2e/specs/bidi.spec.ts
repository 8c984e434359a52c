import type { Locator } from '@playwright/test';
import { nodePerson } from '../fixtures/node-person.ts';
import { expect, test } from '../fixtures/test.ts';

// Right to left with a word from left to right inside, a line that begins left to right, and Arabic letters that join.
const TEXT = 'שלום world עולם\nplain מרחבا tail\nمرحبا بالعالم 123\n';

test('lines with text from right to left: two type in one, and see one another’s caret where it is', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'bidi.txt', text: TEXT }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('bidi.txt');
  await ben.openFile('bidi.txt');
  await ada.caretTo(4, 1);
  for (const [line, column] of [
    [1, 1],
    [1, 3],
    [1, 13],
    [2, 9],
    [3, 15],
  ] as const) {
    await ben.caretTo(line, column);
    await expect
      .poll(async () => {
        const mine = await ben.others.ownCaretBox();
        const seen = await ada.others.caretBox('Ben');
        if (mine === null || seen === null) return 'no caret';
        const apart = Math.hypot(mine.x - seen.x, mine.y - seen.y);
        // Half a letter: at the edges of a line Monaco clips the box that the stroke is in the middle of.
        return apart < 5 ? 'same' : `${mine.x}, ${mine.y} but ${seen.x}, ${seen.y}`;
      }, `line ${line}, column ${column}`)
      .toBe('same');
  }
  // Both in the first line: Ben before the Latin word, Ada behind it.
  await ada.caretTo(1, 12);
  await ben.caretTo(1, 5);
  await Promise.all([ada.type('אבג'), ben.type(' דה')]);
  const line = 'שלום דה world אבגעולם';
  for (const person of [ada, ben]) {
    await person.expectText('bidi.txt', TEXT.replace(/^.*/, line));
    await expect.poll(() => person.editorText()).toBe(TEXT.replace(/^.*/, line));
  }
  expect(await ben.position()).toEqual({ line: 1, column: 8 });
  expect(await ada.position()).toEqual({ line: 1, column: 18 });
});

test('names, files and messages from right to left leave the words around them where they are', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'מסמך.txt', text: 'one\n' }], 'תוכנית!');
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  const dana = nodePerson(instance, session, 'דנה');
  try {
    await expect(page.getByRole('button', { name: /דנה/ })).toBeVisible();
    dana.sendChat('12 files!');
    const told = page.locator('[data-sonner-toast]');
    await expect(told).toContainText('12 files!');
    expect(await fromLeft(told, ['דנה', ': ', '12', 'files'])).toEqual(['דנה', ': ', '12', 'files']);

    await page.getByRole('button', { name: /^Chat/ }).click();
    dana.sendChat('שלום Ada!');
    const said = page.locator('.chat-text', { hasText: 'שלום' });
    await expect(said).toBeVisible();
    expect(await fromLeft(said, ['שלום', 'Ada', '!'])).toEqual(['!', 'Ada', 'שלום']);
    const field = page.getByRole('textbox', { name: 'Message to everyone' });
    await field.fill('תודה!');
    await expect(field).toHaveCSS('direction', 'rtl');
    expect(await fromLeft(page.locator('.session-name'), ['תוכנית', '!'])).toEqual(['!', 'תוכנית']);

    await ada.treeItem('מסמך.txt').click();
    expect(await fromLeft(ada.tab('מסמך.txt'), ['.txt', 'מסמך'])).toEqual(['מסמך', '.txt']);
    await page.keyboard.press('Delete');
    const deleted = told.filter({ hasText: 'Deleted' });
    await expect(deleted).toBeVisible();
    expect(await fromLeft(deleted, ['.txt', 'Deleted', 'מסמך'])).toEqual(['Deleted', 'מסמך', '.txt']);
  } finally {
    dana.destroy();
  }
});

/** The same words as they stand on the screen, from left to right. */
function fromLeft(shown: Locator, words: readonly string[]): Promise<readonly string[]> {
  return shown.evaluate((element, wanted) => {
    const left = (word: string): number => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const at = texts.currentNode.textContent?.indexOf(word) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(texts.currentNode, at);
        range.setEnd(texts.currentNode, at + word.length);
        return range.getBoundingClientRect().left;
      }
      throw new Error(`no ${word} in ${element.textContent}`);
    };
    return [...wanted].sort((one, other) => left(one) - left(other));
  }, words);
}
