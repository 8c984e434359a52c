import { expect, type Locator, type Page } from '@playwright/test';

/** The tree of files. */
export class Explorer {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Files' });
  }

  /** A file's or folder's row; people who are in the file are told behind its name. */
  row(name: string): Locator {
    return this.tree.getByRole('treeitem', {
      name: new RegExp(`^${name.replaceAll('.', '\\.')}(\\. Here now: .*)?$`),
    });
  }

  async choose(name: string, item: string): Promise<void> {
    await this.row(name).click({ button: 'right' });
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async createFile(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New file…' }).first().click();
    const field = this.page.getByRole('textbox', { name: 'Name of the new file' });
    await field.fill(name);
    await field.press('Enter');
  }

  async createFolder(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New folder…' }).first().click();
    const field = this.page.getByRole('textbox', { name: 'Name of the new folder' });
    await field.fill(name);
    await field.press('Enter');
  }

  /** In the row itself, by F2. */
  async rename(name: string, next: string): Promise<void> {
    await this.row(name).click();
    await this.row(name).press('F2');
    const field = this.tree.getByRole('textbox', { name: 'Name' });
    await field.fill(next);
    await field.press('Enter');
    await expect(this.row(next)).toBeVisible();
  }

  async upload(paths: string | string[]): Promise<void> {
    await this.page.getByLabel('Files to upload').setInputFiles(paths);
  }

  async uploadFolder(path: string): Promise<void> {
    await this.page.getByLabel('Folder to upload').setInputFiles(path);
  }

  /** The bytes of what the browser saves when this is done. */
  async saved(act: () => Promise<void>): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  download(name: string): Promise<Buffer> {
    return this.saved(() => this.choose(name, 'Download'));
  }

  downloadAll(): Promise<Buffer> {
    return this.saved(async () => {
      await this.page.getByRole('button', { name: 'More to do with files' }).click();
      await this.page.getByRole('menuitem', { name: 'Download all as zip' }).click();
    });
  }
}
