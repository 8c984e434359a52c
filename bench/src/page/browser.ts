import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import { findChromium } from '../../../scripts/lib/chromium.mjs';

const VIEWPORT = { width: 1280, height: 800 };

/** A Chromium with a profile of its own on disk, as a person has one: its caches are kept between two visits. */
export async function withBrowser<T>(work: (context: BrowserContext) => Promise<T>): Promise<T> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium here: set CHROMIUM_PATH.');
  const profile = await mkdtemp(join(tmpdir(), 'coedit-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: VIEWPORT,
    args: ['--disable-gpu'],
  });
  try {
    // A name that was chosen before: the question for it would take the focus.
    await context.addInitScript(() => {
      const key = 'coedit.preferences';
      if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify({ name: 'Ada' }));
    });
    return await work(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** A window of its own: a page behind another one paints nothing. */
export async function newWindow(context: BrowserContext): Promise<Page> {
  const [opener] = context.pages();
  if (opener === undefined) return context.newPage();
  const devtools = await context.newCDPSession(opener);
  const opened = context.waitForEvent('page');
  await devtools.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  const page = await opened;
  await devtools.detach();
  await page.setViewportSize(VIEWPORT);
  return page;
}

/** What Chromium counts for one page, in its own units: seconds and bytes. */
export async function metricsOf(devtools: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

/** Clicks into the window that the text is seen through. */
export async function focusEditor(page: Page): Promise<void> {
  await page
    .locator('.monaco-editor .editor-scrollable')
    .first()
    .click({ position: { x: 5, y: 11 } });
}
