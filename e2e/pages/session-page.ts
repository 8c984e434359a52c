import { expect, type Locator, type Page } from '@playwright/test';
import { Explorer } from './explorer.ts';
import { RemoteCursors } from './remote-cursors.ts';

/** The session page as a person sees it. Finds things by role and name. */
export class SessionPage {
  readonly page: Page;
  readonly name: string;
  readonly explorer: Explorer;
  readonly others: RemoteCursors;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
    this.explorer = new Explorer(page);
    this.others = new RemoteCursors(page);
  }

  get status(): Locator {
    return this.page.getByRole('contentinfo');
  }

  async connected(): Promise<void> {
    // Who may not edit has nothing to save.
    await expect(this.status.getByText(/^(Saved|Connected)$/)).toBeVisible({ timeout: 20_000 });
  }

  async saved(): Promise<void> {
    await expect(this.status.getByText('Saved', { exact: true })).toBeVisible({ timeout: 20_000 });
  }

  treeItem(name: string): Locator {
    return this.page.getByRole('treeitem', { name, exact: false }).first();
  }

  /** Opens the file from the explorer and waits for its text, and for what the editor can do with it. */
  async openFile(name: string): Promise<void> {
    await this.treeItem(name).click();
    await expect(this.page.getByRole('tab', { name, exact: false })).toBeVisible();
    await expect(this.page.locator('.monaco-editor .view-lines').first()).toBeVisible({ timeout: 20_000 });
    await this.page.waitForFunction(() =>
      window.coedit.editors.monacoActions().some(({ id }) => id === 'actions.find'),
    );
  }

  /**
   * Clicks into the window that the text is seen through, not on the text: what a locator has to scroll into view, Monaco
   * takes for a wish to scroll, and keeps the text where that left it.
   */
  async focusEditor(): Promise<void> {
    await this.page
      .locator('.monaco-editor .editor-scrollable')
      .first()
      .click({ position: { x: 5, y: 11 } });
  }

  /** Puts the caret at a 1-based line and column by the keyboard alone. */
  async caretTo(line: number, column: number): Promise<void> {
    await this.focusEditor();
    const { keyboard } = this.page;
    await keyboard.press('ControlOrMeta+Home');
    // Stays in column 1; Home would go to the first letter of an indented line.
    for (let step = 1; step < line; step++) await keyboard.press('ArrowDown');
    for (let step = 1; step < column; step++) await keyboard.press('ArrowRight');
  }

  /** Letter by letter. Where the machine is busy there may be pauses, which begin new steps of undo. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** At once, as an input method or a dictation does: always one step of undo. */
  async insert(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** The shared text of a file as this page's document holds it. */
  text(path: string): Promise<string> {
    return this.page.evaluate((wanted) => {
      const { workspace } = window.coedit.client;
      const file = workspace.find(wanted);
      return file === undefined ? '(no such file)' : workspace.text(file.id).toString();
    }, path);
  }

  /** What Monaco holds of the file in the active editor. */
  editorText(): Promise<string> {
    return this.page.evaluate(() => window.coedit.editors.text() ?? '(no editor)');
  }

  async expectText(path: string, text: string): Promise<void> {
    await expect.poll(() => this.text(path), { timeout: 15_000 }).toBe(text);
  }

  /** The command palette, or what another key opens of its kind: its field has the keyboard then. */
  async openPalette(key = 'F1'): Promise<void> {
    await this.page.keyboard.press(key);
    await expect(this.page.getByRole('combobox')).toBeFocused();
  }

  async runCommand(title: string): Promise<void> {
    await this.openPalette();
    await this.page.keyboard.type(title);
    await this.page.getByRole('option', { name: title }).first().click();
  }

  /** The same without the mouse. */
  async runByKeys(title: string): Promise<void> {
    const { keyboard } = this.page;
    await this.openPalette();
    await keyboard.type(title);
    await expect(this.page.getByRole('option', { name: title })).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('Enter');
  }

  /** Labels of the others' carets that are in the page, by name. Hidden from screen readers, so not to be found by role. */
  caretLabel(name: string): Locator {
    return this.page.locator('.name-label', { hasText: name });
  }

  /** Someone else in the people bar. */
  person(name: string): Locator {
    return this.page
      .getByRole('list', { name: 'People in this session' })
      .getByRole('button', { name: new RegExp(`^${name}, `) });
  }

  /** A message that comes up and goes. */
  toast(text: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Notifications' }).getByText(text);
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  async openShareDialog(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Share', exact: true }).click();
    return this.page.getByRole('dialog', { name: 'Share this session' });
  }

  /** The same browser again, in a new tab. */
  async again(url: string): Promise<SessionPage> {
    const page = new SessionPage(await this.page.context().newPage(), this.name);
    await page.page.goto(url);
    return page;
  }

  /** Without the button, which has gone where the next attempt came first by itself. */
  async reconnect(): Promise<void> {
    await this.page.evaluate(() => window.coedit.client.reconnectNow());
  }

  /** Where Monaco says my caret is. */
  position(): Promise<{ readonly line: number; readonly column: number } | null> {
    return this.page.evaluate(() => {
      const position = window.coedit.editors.position.get();
      return position && { line: position.line, column: position.column };
    });
  }
}
