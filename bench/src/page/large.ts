import type { Page } from 'playwright';
import type { Measurement } from '../scenario.ts';
import { withBrowser } from './browser.ts';
import type { CoeditPages } from './page-peers.ts';

const FOLDERS = 20;
const FILES_PER_FOLDER = 25;
const BIG_LINES = 5000;

const FILES = Array.from({ length: FOLDERS * FILES_PER_FOLDER }, (_, index) => ({
  path: `folder-${index % FOLDERS}/module-${index}.ts`,
  text: Array.from({ length: 40 }, (_, line) => `export const value${line} = ${index} * ${line};`).join('\n'),
}));
/** What a newcomer sees first: the large one should be opened by the click that is measured. */
const README = { path: 'README.md', text: '# Many modules\n' };
const BIG = {
  path: 'big.ts',
  text: Array.from(
    { length: BIG_LINES },
    (_, line) => `export const big${line} = 'line ${line} of many';`,
  ).join('\n'),
};

/** A session of 500 files opened cold; then, when the page has come to rest, a file of 5,000 lines in it. */
export async function largeSession({ instance }: CoeditPages): Promise<Measurement> {
  const session = await instance.createSession([...FILES, README, BIG]);
  return withBrowser(async (context) => {
    const page = await context.newPage();
    await page.addInitScript(watchFor, '[role=treeitem]');
    await page.goto(session.links.editor.url);
    const filesShown = await shownAt(page);
    const tree = page.getByRole('treeitem', { name: BIG.path });
    await tree.waitFor();
    // The editor itself is not what is measured here.
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1000);
    // Another file is open already.
    await page.evaluate(watchFor, `.monaco-editor[data-uri$="${BIG.path}"] .view-line`);
    await tree.click();
    const bigShown = await shownAt(page);
    const clicked = await page.evaluate(() => window.clicked ?? Number.NaN);
    return { filesShown, bigShown: bigShown - clicked };
  });
}

async function shownAt(page: Page): Promise<number> {
  await page.waitForFunction(() => window.appeared !== undefined, undefined, { polling: 20 });
  return page.evaluate(() => window.appeared ?? Number.NaN);
}

declare global {
  interface Window {
    /** When the element that was waited for had been painted; ms since the navigation began. */
    appeared?: number | undefined;
    clicked?: number;
  }
}

/** Runs in the page. */
function watchFor(selector: string): void {
  window.appeared = undefined;
  addEventListener('click', (event) => (window.clicked = event.timeStamp), { capture: true, once: true });
  const look = (): void => {
    if (document.querySelector(selector) === null) {
      requestAnimationFrame(look);
      return;
    }
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      window.appeared = performance.now();
    };
    channel.port2.postMessage(null);
  };
  requestAnimationFrame(look);
}
