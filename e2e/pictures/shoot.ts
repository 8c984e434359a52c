import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';

const IN_DOCS = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const DESK = { width: 1280, height: 800 };
/** The narrowest that the page is made for. */
export const PHONE = { width: 360, height: 740 };

/** Into docs/screenshots, as it is. */
export async function shoot(page: Page, name: string): Promise<void> {
  await highlighted(page);
  await settled(page);
  mkdirSync(IN_DOCS, { recursive: true });
  await page.screenshot({ path: `${IN_DOCS}${name}.png`, animations: 'disabled', caret: 'initial' });
}

/**
 * Dark (the name alone), light, in high contrast, and on a phone. Ends as it began: dark, on a desk.
 * @param onPhone opens there what a narrow window shuts
 */
export async function shootAllLooks(
  page: Page,
  name: string,
  onPhone: () => Promise<void> = async () => undefined,
): Promise<void> {
  await look(page, 'dark');
  await shoot(page, name);
  await look(page, 'light');
  await shoot(page, `${name}-light`);
  await look(page, 'high-contrast-dark');
  await shoot(page, `${name}-high-contrast`);
  await look(page, 'dark');
  await page.setViewportSize(PHONE);
  await onPhone();
  // What the pointer rests on would tell its name, over what stands there.
  await page.mouse.move(180, 500);
  await shoot(page, `${name}-phone`);
  await page.setViewportSize(DESK);
}

async function look(page: Page, theme: 'dark' | 'light' | 'high-contrast-dark'): Promise<void> {
  await page.emulateMedia({
    colorScheme: theme === 'light' ? 'light' : 'dark',
    contrast: theme === 'high-contrast-dark' ? 'more' : 'no-preference',
  });
  // Before the page's program has come, only the first paint knows the theme.
  const follows = await page.evaluate(() => document.querySelector('#root')?.childElementCount !== 0);
  if (!follows) await page.reload({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

/** Colours that go over into those of another theme are neither's. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document.getAnimations().filter(({ effect }) => {
      const { endTime } = effect?.getComputedTiming() ?? {};
      return endTime !== Number.POSITIVE_INFINITY;
    });
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/**
 * After a change of theme the code loses its colours, brackets apart, and gets them back line by line from the top. So
 * each line that begins with a word of the language has it in another colour than plain text; the first and the last
 * are told alike.
 */
export async function highlighted(page: Page): Promise<void> {
  const plainLines = () =>
    page.evaluate(() => {
      const keyword = /^\s*(?:import|export|readonly|const|return|\/\*\*|#)/;
      return [...document.querySelectorAll('.monaco-editor .view-line')].filter((line) => {
        const first = [...line.querySelectorAll('span > span')].find(
          (word) => word.textContent?.trim() !== '',
        );
        const text = line.textContent?.replaceAll('\u00A0', ' ') ?? '';
        const editor = line.closest('.monaco-editor');
        if (first === undefined || editor === null || !keyword.test(text)) return false;
        return getComputedStyle(first).color === getComputedStyle(editor).getPropertyValue('color');
      }).length;
    });
  await expect.poll(plainLines).toBe(0);
}
