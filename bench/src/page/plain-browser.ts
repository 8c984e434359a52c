import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { findChromium } from '../../../scripts/lib/chromium.mjs';

/** ms between two looks at a page; each look is a task of its main thread. */
const LOOK_EVERY = 50;
/** ms; a page that takes longer never comes. */
const PATIENCE = 60_000;
/** ms until a browser that has just started, or a tab, is at rest. */
const SETTLES = 500;
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--hide-scrollbars',
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--window-size=1280,800',
  '--remote-debugging-pipe',
];

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * A Chromium with a profile of its own on disk, and with no debugger in its pages, as a person has one. Playwright switches one on in each:
 * then V8 reads a script a second time for its positions (70 of 400 ms in Monaco's), and every request and message of
 * the page is told to Playwright, on the same processors.
 */
export class PlainBrowser {
  readonly #commands: Writable;
  readonly #answers = new Map<number, (answer: Answer) => void>();
  #lastId = 0;

  constructor(commands: Writable, answers: Readable) {
    this.#commands = commands;
    let rest = '';
    answers.setEncoding('utf8').on('data', (data: string) => {
      const messages = (rest + data).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#take(JSON.parse(message) as Answer);
    });
  }

  /** `scripts`: run in each document, before its own. */
  async newPage(scripts: readonly string[]): Promise<PlainPage> {
    const { targetId } = await this.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const attach = { targetId, flatten: true };
    const { sessionId } = await this.send<{ sessionId: string }>('Target.attachToTarget', attach);
    const page = new PlainPage(this, targetId, sessionId);
    await page.send('Page.enable');
    for (const source of scripts) await page.send('Page.addScriptToEvaluateOnNewDocument', { source });
    await later(SETTLES);
    return page;
  }

  /** A command of the DevTools protocol; rejects with what Chromium says of it. */
  async send<T>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answered = new Promise<Answer>((resolve) => this.#answers.set(id, resolve));
    this.#commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await answered;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result as T;
  }

  #take(answer: Answer): void {
    if (answer.id === undefined) return;
    this.#answers.get(answer.id)?.(answer);
    this.#answers.delete(answer.id);
  }
}

export class PlainPage {
  readonly #browser: PlainBrowser;
  readonly #targetId: string;
  readonly #sessionId: string;

  constructor(browser: PlainBrowser, targetId: string, sessionId: string) {
    this.#browser = browser;
    this.#targetId = targetId;
    this.#sessionId = sessionId;
  }

  send<T>(method: string, params: object = {}): Promise<T> {
    return this.#browser.send<T>(method, params, this.#sessionId);
  }

  async evaluate<T>(expression: string): Promise<T> {
    const { result } = await this.send<{ result: { value: T } }>('Runtime.evaluate', {
      expression,
      returnByValue: true,
    });
    return result.value;
  }

  /** Resolves with what the expression is as soon as it is something. */
  async until<T>(expression: string): Promise<T> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      await later(LOOK_EVERY);
      const value = await this.evaluate<T | undefined | null | false>(expression);
      if (value !== undefined && value !== null && value !== false) return value;
      if (Date.now() > end) throw new Error(`Not so in ${PATIENCE} ms: ${expression}`);
    }
  }

  /** As if the key were pressed and let go. */
  async press(key: string): Promise<void> {
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
  }

  async close(): Promise<void> {
    await this.#browser.send('Target.closeTarget', { targetId: this.#targetId });
  }
}

export async function withPlainBrowser<T>(work: (browser: PlainBrowser) => Promise<T>): Promise<T> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium here: set CHROMIUM_PATH.');
  const profile = await mkdtemp(join(tmpdir(), 'coedit-profile-'));
  const chromium = spawn(executablePath, [...ARGUMENTS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = once(chromium, 'exit');
  const [, , , commands, answers] = chromium.stdio;
  const browser = new PlainBrowser(commands as Writable, answers as Readable);
  try {
    await browser.send('Browser.getVersion');
    await later(SETTLES);
    return await work(browser);
  } finally {
    await Promise.race([browser.send('Browser.close').catch(() => undefined), ended]);
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
