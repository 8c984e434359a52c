import { expect, type Page } from '@playwright/test';
import type { SessionPage } from '../pages/session-page.ts';
import { installWitness, type WatchedWindow, type Witness } from './witness.ts';

/** As F6 goes round them. */
const PARTS = ['header', 'note', 'views', 'side', 'editor', 'chat', 'status'];
/** Stops of Tab. */
const FAR = 15;
const NEAR = 6;
/** What the witness says of a focus that is at no stop, from which nothing can be counted. */
const LOST = 1000;
/** More items there are in no menu. */
const MOST_ITEMS = 30;

/** A keyboard, and eyes. Whatever it does, it does by `page.keyboard`. */
export class Hands {
  readonly page: Page;
  /** All that could be used, of all that was ever in view when the hands looked. */
  readonly sights = new Set<string>();

  constructor({ page }: Pick<SessionPage, 'page'>) {
    this.page = page;
  }

  /** From now on, and when the page is loaded again. */
  async watch(names: readonly string[]): Promise<void> {
    await this.page.addInitScript(installWitness, names);
    await this.page.evaluate(installWitness, names);
  }

  async press(key: string, times = 1): Promise<void> {
    // Without waiting for each: they keep their order.
    await Promise.all(Array.from({ length: times }, () => this.page.keyboard.press(key)));
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Notes what there is to be used now. */
  async look(): Promise<void> {
    for (const sight of [...(await this.#ask('controls')), ...(await this.#ask('commands'))])
      this.sights.add(sight);
  }

  /** What there is to be used now. */
  inView(): Promise<readonly string[]> {
    return this.#ask('controls');
  }

  touches(): Promise<readonly string[]> {
    return this.#ask('touches');
  }

  focused(): Promise<string> {
    return this.#ask('focused');
  }

  /** By Tab; from far away, by F6 to the part of the page first. */
  async goTo(control: string): Promise<void> {
    await this.look();
    // Some come with an answer of the server.
    await expect.poll(() => this.#sees(control), `${control} is in view`).toBe(true);
    if ((await this.focused()) === control) return;
    const surface = control.slice(0, control.indexOf(':'));
    if (surface === 'message') await this.press('Alt+T');
    // A note may come while one is in a text, where Tab is a letter.
    const isFar = surface === 'note' || Math.abs(await this.#stopsTo(control)) > FAR;
    if (PARTS.includes(surface) && isFar) await this.#goToPart(surface);
    for (const key of ['F6', 'Tab']) if ((await this.#stopsTo(control)) >= LOST) await this.press(key);
    const stops = await this.#stopsTo(control);
    await this.press(stops < 0 ? 'Shift+Tab' : 'Tab', Math.abs(stops));
    if (await this.#isNear(control)) return;
    throw new Error(
      `Tab does not reach “${control}”, but “${await this.focused()}” (${await this.#ask('surface')})`,
    );
  }

  /** Chooses from the menu that is open, or that is about to be. */
  async choose(item: string): Promise<void> {
    await expect.poll(() => this.#ask('controls'), `a menu with ${item}`).toContain(item);
    await this.look();
    // The first has the focus when the menu has opened.
    await expect.poll(() => this.focused()).toMatch(/^menu/);
    for (let presses = 0; presses < MOST_ITEMS; presses++) {
      const before = await this.focused();
      if (before === item) return this.press('Enter');
      await this.press('ArrowDown');
      // A menu moves the focus a moment after the key.
      await expect.poll(() => this.focused(), `below ${before}`).not.toBe(before);
    }
    throw new Error(`arrows do not reach “${item}”`);
  }

  /** In the explorer. */
  async goToRow(name: string): Promise<void> {
    const rows = this.page.getByRole('tree', { name: 'Files' }).getByRole('treeitem');
    const row = rows.filter({ has: this.page.getByText(name, { exact: true }) }).first();
    await this.press('ControlOrMeta+Shift+E');
    await expect(rows.locator(':scope:focus')).toHaveCount(1);
    await this.press('Home');
    await expect(rows.first()).toBeFocused();
    const names = await rows.locator('.tree-name').allTextContents();
    await this.press('ArrowDown', Math.max(0, names.indexOf(name)));
    await expect(row).toBeFocused();
  }

  /** Back by Shift+Tab alone. */
  async backTo(control: string): Promise<void> {
    for (let presses = 0; presses < FAR; presses++) {
      if ((await this.focused()) === control) return;
      await this.press('Shift+Tab');
    }
    throw new Error(`Shift+Tab does not reach “${control}”`);
  }

  /** Into the text of the left side. */
  async goToText(): Promise<void> {
    await this.press('ControlOrMeta+1');
    await this.page.locator('.editor-host .monaco-editor.focused').waitFor();
  }

  /** By its key if it has one, else from the palette. */
  async command(id: string, by: 'key' | 'palette' = 'key'): Promise<void> {
    const { title, keys } = await this.page.evaluate((wanted) => {
      const found = window.coedit.commands.all().find((command) => command.id === wanted);
      if (found === undefined) throw new Error(`there is no command ${wanted}`);
      return { title: found.title, keys: found.keys };
    }, id);
    if (keys !== undefined && by === 'key') return this.press(playwrightKey(keys));
    await this.press('F1');
    await expect(this.page.locator('.quick-open-field')).toBeFocused();
    await this.type(title);
    const option = this.page.getByRole('option', { name: title }).first();
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await this.press('Enter');
  }

  /** Opens a file by its name, and waits for its text. */
  async open(name: string): Promise<void> {
    if ((await this.page.locator('.editor-host .monaco-editor.focused').count()) > 0) {
      const shown = await this.page.locator('[role=tab][aria-selected=true]').allTextContents();
      if (shown.length === 1 && shown[0] === name) return;
    }
    await this.press('ControlOrMeta+p');
    await expect(this.page.locator('.quick-open-field')).toBeFocused();
    await this.type(name);
    await expect(this.page.getByRole('option', { name }).first()).toHaveAttribute('aria-selected', 'true');
    await this.press('Enter');
    await expect(this.page.locator('.editor-host .monaco-editor.focused')).toBeVisible({ timeout: 20_000 });
    await expect(this.page.locator('[role=tab][aria-selected=true]', { hasText: name })).toHaveCount(1);
  }

  /** Tab goes through the text from now on, as Monaco offers it: else nothing behind the text is reached by Tab. */
  async letTabThrough(): Promise<void> {
    // The key comes with Monaco's other features.
    const isThere = () => window.coedit.editors.monacoActions().some(({ id }) => id === 'actions.find');
    await this.page.waitForFunction(isThere, null, { timeout: 20_000 });
    await this.press('Control+m');
  }

  async #goToPart(part: string): Promise<void> {
    for (let presses = 0; presses <= 2 * PARTS.length; presses++) {
      if ((await this.#ask('surface')) === part) return;
      await this.press('F6');
    }
    throw new Error(`F6 does not reach the ${part}, but the ${await this.#ask('surface')}`);
  }

  /** There, or a few stops on: a text is more than one, a stop may have come or gone. */
  async #isNear(control: string): Promise<boolean> {
    for (let presses = 0; presses <= NEAR; presses++) {
      if ((await this.focused()) === control) return true;
      await this.press('Tab');
    }
    for (let presses = 0; presses <= 2 * NEAR; presses++) {
      await this.press('Shift+Tab');
      if ((await this.focused()) === control) return true;
    }
    return false;
  }

  #sees(control: string): Promise<boolean> {
    const has = (wanted: string) => (window as unknown as WatchedWindow).keyboardWitness.has(wanted);
    return this.page.evaluate(has, control);
  }

  #stopsTo(control: string): Promise<number> {
    const count = (wanted: string) => (window as unknown as WatchedWindow).keyboardWitness.stopsTo(wanted);
    return this.page.evaluate(count, control);
  }

  async #ask<What extends Exclude<keyof Witness, 'has' | 'stopsTo'>>(
    what: What,
  ): Promise<ReturnType<Witness[What]>> {
    const answer = (asked: string) => {
      const { keyboardWitness } = window as unknown as WatchedWindow;
      return (keyboardWitness as unknown as Readonly<Record<string, () => unknown>>)[asked]?.();
    };
    for (;;) {
      try {
        return (await this.page.evaluate<unknown, string>(answer, what)) as ReturnType<Witness[What]>;
      } catch (reason) {
        // The key led to another page, maybe by way of a third: the one that stays is asked.
        if (!String(reason).includes('Execution context was destroyed')) throw reason;
        await this.page.waitForLoadState();
      }
    }
  }
}

/** `Mod+Shift+P | F1` → `ControlOrMeta+Shift+P` */
function playwrightKey(keys: string): string {
  const [first = keys] = keys.split(' | ');
  return first.replace('Mod', 'ControlOrMeta').replace('Ctrl', 'Control');
}
