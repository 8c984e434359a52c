import type { Page } from 'playwright';
import type { Measurement } from '../scenario.ts';
import { withBrowser } from './browser.ts';
import type { ServedPages } from './page-peers.ts';

/** Visits until Chromium keeps the compiled scripts too. */
const VISITS_BEFORE_REPEAT = 2;
/** ms; what is fetched on the quiet comes in it. */
const AFTERWARDS = 1500;
const LINE = { megabits: 10, latency: 40 };

export function coldVisit(pages: ServedPages): Promise<Measurement> {
  return withBrowser(async (context) => visit(await context.newPage(), await pages.typingLink()));
}

export function repeatVisit(pages: ServedPages): Promise<Measurement> {
  return withBrowser(async (context) => {
    const link = await pages.typingLink();
    for (let visits = 0; visits < VISITS_BEFORE_REPEAT; visits += 1) {
      const page = await context.newPage();
      await visit(page, link);
      await page.close();
    }
    return visit(await context.newPage(), link);
  });
}

/** Chromium itself slows its line down; latency is that of each answer. */
export function visitOverSlowLine(pages: ServedPages): Promise<Measurement> {
  return withBrowser(async (context) => {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    const bytesPerSecond = (LINE.megabits * 1_000_000) / 8;
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LINE.latency,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
    return visit(page, await pages.typingLink());
  });
}

/** From the start of the navigation to the frame that shows a text one can type into; then a letter is typed into it. */
async function visit(page: Page, link: string): Promise<Measurement> {
  await page.addInitScript(watchForEditor);
  await page.goto(link, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.typable !== undefined, undefined, { polling: 20 });
  const typable = await page.evaluate(() => window.typable ?? Number.NaN);
  // What could be typed into must take a letter now.
  await page.locator('.monaco-editor .native-edit-context, .monaco-editor textarea').first().focus();
  await page.keyboard.press('#');
  await page.waitForFunction(() => document.querySelector('.view-lines')?.textContent?.includes('#'));
  await page.waitForTimeout(AFTERWARDS);
  const loaded = await page.evaluate((until) => {
    const resources = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[];
    const bytes = (some: readonly PerformanceResourceTiming[]): number =>
      some.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000;
    return {
      firstPaint: performance.getEntriesByName('first-paint')[0]?.startTime ?? Number.NaN,
      until: bytes(resources.filter(({ responseEnd }) => responseEnd <= until)),
      after: bytes(resources.filter(({ responseEnd }) => responseEnd > until)),
    };
  }, typable);
  return { typable, firstPaint: loaded.firstPaint, bytesUntil: loaded.until, bytesAfter: loaded.after };
}

declare global {
  interface Window {
    /** When one could type first, in ms since the navigation began. */
    typable?: number;
  }
}

/** Runs in the page, before its own scripts. */
function watchForEditor(): void {
  const look = (): void => {
    const isThere =
      document.querySelector('.monaco-editor .native-edit-context, .monaco-editor textarea') !== null &&
      document.querySelector('.view-line')?.textContent?.includes('value0') === true;
    if (!isThere) requestAnimationFrame(look);
    // The frame that is shown when this task is over.
    else {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        window.typable = performance.now();
      };
      channel.port2.postMessage(null);
    }
  };
  requestAnimationFrame(look);
}
