import type { Locator, Page } from '@playwright/test';
import { Line } from '../fixtures/line.ts';
import { expect, test } from '../fixtures/test.ts';
import { SessionPage } from '../pages/session-page.ts';

/** What draws the page around the editor. */
const DRAWING = /\/assets\/page-[^/]*\.js$/;

/** Keeps back what draws the page until what it returns is called. */
async function holdDrawing(page: Page): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.unrouteAll({ behavior: 'wait' });
  await page.route(DRAWING, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const placeOf = (editor: Locator) => editor.evaluate((element) => element.getBoundingClientRect().toJSON());

test('one types before the page is drawn; the editor stays where it is, with the keyboard in it', async ({
  instance,
  people,
  context,
}) => {
  const session = await instance.createSession([{ path: 'a.ts', text: 'text\n' }]);
  const ada = await people.join(`${session.links.owner.url}&file=a.ts`, 'Ada');
  const page = await context.newPage();
  const guest = new SessionPage(page, 'Guest');
  const editor = page.locator('.editor-itself');

  const typeEarly = async (words: string) => {
    const draw = await holdDrawing(page);
    await page.goto('about:blank');
    await page.goto(`${session.links.editor.url}&file=a.ts`);
    await expect(editor.locator('.view-lines')).toContainText('text');
    await expect(page.getByRole('contentinfo')).toHaveCount(0);
    await guest.type(words);
    await expect.poll(() => ada.text('a.ts')).toContain(words);
    const before = await placeOf(editor);
    draw();
    await guest.saved();
    await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', '/favicon.svg');
    await expect(page.locator('.first-editor')).toHaveCount(0);
    expect(await placeOf(editor)).toEqual(before);
    await guest.type('more ');
    await expect.poll(() => ada.text('a.ts')).toContain(`${words}more `);
  };

  await typeEarly('first ');
  // Elsewhere from now on.
  const border = page.getByRole('separator', { name: 'Width of the side bar' });
  await border.focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
  await typeEarly('second ');
  await page.setViewportSize({ width: 360, height: 700 });
  await typeEarly('third ');
});

test('where what draws the page does not come, the page says so instead of staying without bars', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'a.ts', text: 'text\n' }]);
  const ada = await people.open('about:blank', 'Ada');
  const { page } = ada;
  await page.route(DRAWING, (route) => route.abort());
  await page.goto(`${session.links.owner.url}&file=a.ts`);
  await expect(page.getByRole('heading', { name: 'Something in this page broke' })).toBeVisible();
  await expect(page.locator('.editor-itself')).toHaveCount(0);
  await page.unroute(DRAWING);
  await page.getByRole('button', { name: 'Reload' }).click();
  await ada.connected();
});

test('who leaves before the page is drawn, with words that are nowhere else, is asked', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'a.ts', text: 'text\n' }]);
  const ada = await people.open('about:blank', 'Ada');
  const { page } = ada;
  const line = await Line.of(ada);
  const draw = await holdDrawing(page);
  await page.goto(`${session.links.owner.url}&file=a.ts`);
  await expect(page.locator('.first-editor .view-lines')).toContainText('text');
  line.hold();
  await ada.caretTo(1, 1);
  await ada.type('more ');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  line.release();
  draw();
  await ada.saved();
  await ada.expectText('a.ts', 'more text\n');
});
