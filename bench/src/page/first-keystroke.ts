import type { Measurement } from '../scenario.ts';
import type { ServedPages } from './page-peers.ts';
import { type PlainBrowser, type PlainPage, withPlainBrowser } from './plain-browser.ts';

/** Visits until Chromium has kept the compiled scripts too. That it reads them is another matter: docs/performance/missed.md. */
const VISITS_BEFORE_REPEAT = 2;
/** ms; what is fetched on the quiet comes in it. */
const AFTERWARDS = 1500;
const LINE = { megabits: 10, latency: 40 };
const TEXT_INPUT = '.monaco-editor .native-edit-context, .monaco-editor textarea';

interface Loaded {
  readonly firstPaint: number | null;
  readonly until: number;
  readonly after: number;
}

export function coldVisit(pages: ServedPages): Promise<Measurement> {
  return withPlainBrowser(async (browser) => visit(await open(browser), await pages.typingLink()));
}

export function repeatVisit(pages: ServedPages): Promise<Measurement> {
  return withPlainBrowser(async (browser) => {
    const link = await pages.typingLink();
    for (let visits = 0; visits < VISITS_BEFORE_REPEAT; visits += 1) {
      const page = await open(browser);
      await visit(page, link);
      await page.close();
    }
    return visit(await open(browser), link);
  });
}

/** Chromium itself slows its line down; latency is that of each answer. */
export function visitOverSlowLine(pages: ServedPages): Promise<Measurement> {
  return withPlainBrowser(async (browser) => {
    const page = await open(browser);
    await page.send('Network.enable');
    const bytesPerSecond = (LINE.megabits * 1_000_000) / 8;
    await page.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LINE.latency,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
    return visit(page, await pages.typingLink());
  });
}

const open = (browser: PlainBrowser): Promise<PlainPage> =>
  browser.newPage([calls(haveName), calls(watchForEditor, TEXT_INPUT)]);

/** From the start of the navigation to the frame that shows a text one can type into; then a letter is typed into it. */
async function visit(page: PlainPage, link: string): Promise<Measurement> {
  await page.send('Page.navigate', { url: link });
  const typable = await page.until<number>('window.typable');
  // What could be typed into must take a letter now.
  await page.evaluate(`document.querySelector('${TEXT_INPUT}').focus()`);
  await page.press('#');
  await page.until("document.querySelector('.view-lines')?.textContent?.includes('#')");
  await new Promise((resolve) => setTimeout(resolve, AFTERWARDS));
  const { firstPaint, until, after } = await page.evaluate<Loaded>(calls(loaded, typable));
  return { typable, firstPaint: firstPaint ?? Number.NaN, bytesUntil: until, bytesAfter: after };
}

/** What the page is to run: the functions below know nothing of this file. */
const calls = <Given extends readonly (string | number)[]>(
  run: (...given: Given) => unknown,
  ...given: Given
) => `(${run})(${given.map((one) => JSON.stringify(one)).join(', ')})`;

declare global {
  interface Window {
    /** When one could type first, in ms since the navigation began. */
    typable?: number;
  }
}

/** A name that was chosen before: the question for it would take the focus. */
function haveName(): void {
  const key = 'coedit.preferences';
  if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify({ name: 'Ada' }));
}

function watchForEditor(textInput: string): void {
  const look = (): void => {
    const isThere =
      document.querySelector(textInput) !== null &&
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

/** kB until one could type, and after that. */
function loaded(typable: number): Loaded {
  const resources = [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource'),
  ] as PerformanceResourceTiming[];
  const bytes = (some: readonly PerformanceResourceTiming[]): number =>
    some.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000;
  return {
    firstPaint: performance.getEntriesByName('first-paint')[0]?.startTime ?? null,
    until: bytes(resources.filter(({ responseEnd }) => responseEnd <= typable)),
    after: bytes(resources.filter(({ responseEnd }) => responseEnd > typable)),
  };
}
