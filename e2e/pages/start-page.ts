import type { Locator, Page } from '@playwright/test';

/** The page `/` as a person sees it. */
export class StartPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get link(): Locator {
    return this.page.getByRole('textbox', { name: 'Session link or id' });
  }

  async openLink(pasted: string): Promise<void> {
    await this.link.fill(pasted);
    await this.page.getByRole('button', { name: 'Open', exact: true }).click();
  }

  async chooseFiles(files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    await this.page.getByLabel('Choose files or a zip').setInputFiles(files);
  }

  /** As if dragged in from the desktop. */
  async drop(files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
    const data = await this.page.evaluateHandle((dropped) => {
      const transfer = new DataTransfer();
      for (const { name, text } of dropped) transfer.items.add(new File([text], name));
      return transfer;
    }, files);
    const main = this.page.getByRole('main');
    await main.dispatchEvent('dragover', { dataTransfer: data });
    await this.page.getByText('Drop to start a session with these files').waitFor();
    await main.dispatchEvent('drop', { dataTransfer: data });
  }
}
