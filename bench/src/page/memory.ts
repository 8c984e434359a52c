import type { SessionClient } from '@coedit/client';
import type { CDPSession, Page } from 'playwright';
import type { Text } from 'yjs';
import type { Measurement } from '../scenario.ts';
import { metricsOf, withBrowser } from './browser.ts';
import { fileOf, participant } from './crowd.ts';
import type { CoeditPages } from './page-peers.ts';

const PATH = 'notes.txt';
const TYPISTS = 10;
const KEYS_PER_SECOND = 5;
const EDITS = TYPISTS * KEYS_PER_SECOND * 3600;
/** Letters of one run before a typist goes elsewhere. */
const RUN = 40;
/** So many edits may be on their way to the page. */
const MOST_AHEAD = 3000;
/** Of the keys one deletes what was typed before. */
const DELETES = 1 / 8;

/** As much as ten people type in an hour, in ten places, as fast as the page takes it. */
export async function hourOfEdits({ instance }: CoeditPages): Promise<Measurement> {
  const session = await instance.createSession([{ path: PATH, text: 'The text\n' }]);
  const client = await participant(instance, session, 'Typist');
  const text = client.workspace.text(fileOf(client, PATH));
  try {
    return await withBrowser(async (context) => {
      const page = await context.newPage();
      await page.goto(`${session.links.editor.url}&file=${PATH}`);
      await page.waitForFunction(() => document.querySelector('.view-lines')?.textContent?.includes('The'));
      const devtools = await context.newCDPSession(page);
      await devtools.send('Performance.enable');
      const heapBefore = await heapOf(devtools);
      const begun = performance.now();
      await typeAll(text, page);
      const editsPerSecond = (EDITS * 1000) / (performance.now() - begun);
      const heapAfter = await heapOf(devtools);
      const heapPerEdit = ((heapAfter - heapBefore) * 1e6) / EDITS;
      return { heapBefore, heapAfter, heapPerEdit, editsPerSecond, letters: text.length };
    });
  } finally {
    client.destroy();
  }
}

async function typeAll(text: Text, page: Page): Promise<void> {
  const hands = Array.from({ length: TYPISTS }, () => new Hand(text));
  for (let done = 0; done < EDITS; done += TYPISTS) {
    // What ten people type in the same fifth of a second comes as one message, as from a busy server.
    text.doc?.transact(() => {
      for (const hand of hands) hand.press();
    });
    if (done % MOST_AHEAD !== 0) continue;
    await page.waitForFunction(hasLength, { path: PATH, length: text.length }, { polling: 5 });
  }
  await page.waitForFunction(hasLength, { path: PATH, length: text.length });
}

/** One caret that types runs of letters, now here and now there. */
class Hand {
  readonly #text: Text;
  #keys = 0;
  #at = 0;

  constructor(text: Text) {
    this.#text = text;
  }

  press(): void {
    const text = this.#text;
    if (this.#keys % RUN === 0) this.#at = Math.floor(Math.random() * text.length);
    this.#keys += 1;
    this.#at = Math.min(this.#at, text.length);
    const isDelete = this.#at > 0 && this.#keys % RUN > 1 && Math.random() < DELETES;
    if (isDelete) {
      this.#at -= 1;
      text.delete(this.#at, 1);
    } else {
      text.insert(this.#at, this.#keys % RUN === 0 ? '\n' : 'e');
      this.#at += 1;
    }
  }
}

declare global {
  interface Window {
    /** The page's debugging handle; see docs/architecture.md. */
    readonly coedit: { readonly client: SessionClient };
  }
}

/** Runs in the page. */
function hasLength({ path, length }: { readonly path: string; readonly length: number }): boolean {
  const { workspace } = window.coedit.client;
  const file = workspace.find(path);
  return file !== undefined && workspace.text(file.id).length === length;
}

/** MB, of what is still in use. */
async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  return ((await metricsOf(devtools)).get('JSHeapUsedSize') ?? Number.NaN) / 1e6;
}
