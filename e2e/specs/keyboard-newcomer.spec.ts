import { expect, test } from '../fixtures/test.ts';
import { goThrough } from '../keyboard/page-rows.ts';
import type { SessionPage } from '../pages/session-page.ts';

const FILES = [{ path: 'a.txt', text: 'a\n' }];
const CHANGE = 'note: Change name';
const KEEP = 'note: Keep it';
const NO_MORE = 'note: No more hints';
const LINK = 'note: Get a link';
const UNDERSTOOD = 'note: Got it';

const note = ({ page }: SessionPage, words: string) =>
  expect(page.locator('.corner-note').getByText(words)).toBeVisible();
const noNote = ({ page }: SessionPage) => expect(page.locator('.corner-note')).toHaveCount(0);
const dialog = async ({ page }: SessionPage, name: string) => {
  await expect(page.getByRole('dialog', { name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};
/** Who comes for the first time is in a text, where Tab is a letter. */
const inText = ({ page }: SessionPage) => expect(page.locator('.monaco-editor.focused')).toBeVisible();

test('by keyboard alone: the notes to a newcomer', async ({ instance, people }) => {
  const session = await instance.createSession(FILES);
  const ada = await people.join(session.links.owner.url, '');
  await inText(ada);
  await goThrough(
    ada,
    () => expect(ada.page.locator('.corner-note')).toBeVisible(),
    [
      { control: CHANGE, seen: () => dialog(ada, 'Change my name or colour') },
      { control: KEEP, seen: () => note(ada, 'You are alone here.') },
      { control: LINK, seen: () => dialog(ada, 'Share this session') },
    ],
    [NO_MORE],
  );
  await noNote(ada);

  const ben = await people.join(session.links.editor.url, '');
  await goThrough(
    ben,
    () => expect(ben.page.locator('.corner-note')).toBeVisible(),
    [
      { control: KEEP, seen: () => note(ben, 'Click a face above') },
      { control: UNDERSTOOD, seen: () => noNote(ben) },
    ],
    [CHANGE, NO_MORE],
  );
  const cleo = await people.join(session.links.editor.url, '');
  await goThrough(
    cleo,
    () => expect(cleo.page.locator('.corner-note')).toBeVisible(),
    [
      { control: KEEP, seen: () => note(cleo, 'Click a face above') },
      { control: NO_MORE, seen: () => noNote(cleo) },
    ],
    [CHANGE, UNDERSTOOD],
  );
});
