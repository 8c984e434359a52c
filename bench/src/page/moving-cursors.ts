import type { CDPSession, Page } from 'playwright';
import type { Measurement } from '../scenario.ts';
import { withBrowser } from './browser.ts';
import { atRate, caretMessages, fileOf, Mover, participant } from './crowd.ts';
import { frameCosts, mainThreadFrames } from './frames.ts';
import type { CoeditPages } from './page-peers.ts';

const PATH = 'notes.txt';
const LINES = Array.from({ length: 36 }, (_, index) => `line ${index} of the text that carets go through`);
const TEXT = LINES.join('\n');
/** The window shows 34 lines: whoever goes on begins again before they are out of view. */
const PLACES = LINES.slice(0, 32).join('\n').length;
const MOVERS = 50;
const MOVES_PER_SECOND = 20;
/** ms until what came last has been read, and names and marks of those who came are drawn. */
const SETTLE = 1500;

/** What fifty carets that move all the time cost the page that shows them, frame by frame. */
export async function fiftyMovingCursors({ instance }: CoeditPages, seconds: number): Promise<Measurement> {
  const session = await instance.createSession([{ path: PATH, text: TEXT }]);
  const reader = await participant(instance, session, 'Reader');
  const messages = caretMessages(reader, fileOf(reader, PATH), PLACES);
  reader.destroy();
  const movers = await Promise.all(
    Array.from({ length: MOVERS }, (_, index) => Mover.join(instance, session, messages, index * 29)),
  );
  try {
    return await withBrowser(async (context) => {
      const page = await context.newPage();
      await page.goto(`${session.links.editor.url}&file=${PATH}`);
      await page.waitForFunction(() =>
        document.querySelector('.view-lines')?.textContent?.includes('carets'),
      );
      const stop = atRate(MOVES_PER_SECOND * MOVERS, (step) => movers[step % MOVERS]?.move());
      try {
        // What of the editor comes after the first key is no cost of the carets.
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(SETTLE);
        const carets = await page.locator('.remote-caret').count();
        return { carets, ...(await trace(page, await context.newCDPSession(page), seconds)) };
      } finally {
        stop();
      }
    });
  } finally {
    for (const mover of movers) mover.close();
  }
}

async function trace(page: Page, devtools: CDPSession, seconds: number): Promise<Measurement> {
  const frames = await mainThreadFrames(devtools, () => page.waitForTimeout(seconds * 1000));
  return frameCosts(frames);
}
