import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';

const IN_DOCS = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const DESK = { width: 1280, height: 800 };
/** The narrowest that the page is made for. */
const PHONE = { width: 360, height: 740 };

/** Into docs/screenshots, as it is. */
export async function shoot(page: Page, name: string): Promise<void> {
  await highlighted(page);
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
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'no-preference' });
  await shoot(page, name);
  await page.emulateMedia({ colorScheme: 'light' });
  await shoot(page, `${name}-light`);
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
  await shoot(page, `${name}-high-contrast`);
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'no-preference' });
  await page.setViewportSize(PHONE);
  await onPhone();
  await shoot(page, `${name}-phone`);
  await page.setViewportSize(DESK);
}

/** After a change of theme the colours of the code come a moment later. */
async function highlighted(page: Page): Promise<void> {
  const colours = () =>
    page.evaluate(() => {
      const lines = [...document.querySelectorAll('.view-line')];
      // The last line of code with a word of its own colour: it is painted last.
      const words = [...(lines.at(-3)?.querySelectorAll('span > span:not([class*=bracket])') ?? [])];
      return lines.length === 0 ? null : new Set(words.map((word) => getComputedStyle(word).color)).size;
    });
  await expect.poll(async () => (await colours()) ?? 2).toBeGreaterThan(1);
}
